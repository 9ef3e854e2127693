import { formatDate, formatDateTime } from '../../../base/clock.ts'
import { AppError } from '../../../base/refusal.ts'
import { roleLabels } from '../../../base/roles.ts'
import { formInput } from '../../../portal/form-input.ts'
import { type PageAnswer, type PageRequest, type PortalRoute, redirect } from '../../../portal/page.ts'
import { PageForm, postedText } from '../../../portal/page-form.tsx'
import { Actions, Button, ButtonLink } from '../../../ui/button.tsx'
import { Block, EmptyState, Row, Rows } from '../../../ui/card.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { Unfold } from '../../../ui/unfold.tsx'
import * as contracts from '../contract.ts'
import type { MyWholeData } from '../contract.ts'
import { consentPurposeLabels, contactKindLabels, erasureHoldLabels, eventLabels, memberRoleLabels } from '../labels.ts'
import { erasureHolds } from '../people.ts'
import { eraseMe } from '../server/commands/erase.ts'
import { correctMe, giveConsent, withdrawConsent } from '../server/commands/person.ts'
import { signOut } from '../server/commands/sign-in.ts'
import { getMyWholeData } from '../server/queries/me.ts'
import { dataWords } from './data-words.ts'
import { dayOf, Done, formErrors, LineForm, Narrow, privatePage, Refused } from './kit.tsx'
import { meWords } from './me-words.ts'
import { paths } from './paths.ts'

interface Parts {
  data: MyWholeData
  request: PageRequest
}

function Person({ data: { person }, request }: Parts) {
  const { lang } = request
  const words = dataWords[lang]
  const errors = formErrors(request)
  return (
    <section className="stack">
      <Facts
        items={[
          { term: words.name, value: person.name },
          { term: contactKindLabels.phone[lang], value: person.phone ?? words.none },
          { term: contactKindLabels.email[lang], value: person.email ?? words.none },
          ...(person.bornOn ? [{ term: words.bornOn, value: formatDate(person.bornOn, lang) }] : []),
          { term: words.since, value: dayOf(person.createdAt, lang) },
        ]}
      />
      <p className="small soft">{words.changeContact}</p>
      <Unfold summary={words.change} open={request.error !== undefined && postedText(request, 'act') === 'name'}>
        <PageForm request={request}>
          <input type="hidden" name="act" value="name" />
          <TextField
            name="name"
            label={words.name}
            error={errors.of('name')}
            required
            maxLength={20}
            value={postedText(request, 'name') || person.name}
          />
          <Button kind="primary">{words.save}</Button>
        </PageForm>
      </Unfold>
    </section>
  )
}

function Consents({ data: { consents }, request }: Parts) {
  const { lang } = request
  const words = dataWords[lang]
  const publicName = consents.some(({ purpose, withdrawnAt }) => purpose === 'public-name' && withdrawnAt === null)
  return (
    <Block title={words.consents}>
      <Rows>
        {consents.map(({ purpose, textVersion, givenAt, withdrawnAt }) => (
          <Row
            key={`${purpose} ${givenAt}`}
            title={consentPurposeLabels[purpose][lang]}
            end={
              purpose === 'public-name' &&
              withdrawnAt === null && (
                <LineForm request={request}>
                  <input type="hidden" name="act" value="withdraw" />
                  <Button kind="quiet">{words.withdraw}</Button>
                </LineForm>
              )
            }
          >
            {words.given(dayOf(givenAt, lang))}
            {withdrawnAt && ` · ${words.withdrawn(dayOf(withdrawnAt, lang))}`} · {words.version(textVersion)}
          </Row>
        ))}
        {!publicName && (
          <Row
            title={consentPurposeLabels['public-name'][lang]}
            end={
              <LineForm request={request}>
                <input type="hidden" name="act" value="consent" />
                <Button kind="quiet">{words.agree}</Button>
              </LineForm>
            }
          >
            {words.publicName}
          </Row>
        )}
      </Rows>
    </Block>
  )
}

function Belongings({ data, request: { lang } }: Parts) {
  const words = dataWords[lang]
  const span = (since: string, endedAt: string | null) =>
    `${dayOf(since, lang)} – ${endedAt ? dayOf(endedAt, lang) : words.now}`
  return (
    <>
      {data.organisations.length > 0 && (
        <Block title={words.organisations}>
          <Rows>
            {data.organisations.map(({ id, name, role, since, endedAt }) => (
              <Row key={`${id} ${since}`} title={name}>
                {memberRoleLabels[role][lang]} · {span(since, endedAt)}
              </Row>
            ))}
          </Rows>
        </Block>
      )}
      {data.roles.length > 0 && (
        <Block title={words.offices}>
          <Rows>
            {data.roles.map(({ role, nodeName, since, endedAt }) => (
              <Row key={`${role} ${nodeName} ${since}`} title={nodeName}>
                {roleLabels[role][lang]} · {span(since, endedAt)}
              </Row>
            ))}
          </Rows>
        </Block>
      )}
    </>
  )
}

/** What the rooms keep: all of it is in the file, here its titles. */
function Records({ data: { records }, request: { lang } }: Parts) {
  return records.map(({ key, label, items }) => (
    <Block key={key} title={label[lang]}>
      <Rows>
        {items.map(({ title, at }, index) => (
          <Row key={index} title={title}>
            {dayOf(at, lang)}
          </Row>
        ))}
      </Rows>
    </Block>
  ))
}

/** Kinds of later modules have their words there; here the kind itself would say nothing, so those are counted only. */
function Acts({ data: { acts }, request: { lang } }: Parts) {
  const words = dataWords[lang]
  const known = acts.filter(({ type }) => eventLabels[type] !== undefined)
  return (
    <Block title={words.acts}>
      {known.length === 0 ? (
        <EmptyState title={words.noActs} />
      ) : (
        <Unfold summary={words.actsHint}>
          <Rows>
            {known.map(({ type, at }, index) => (
              <Row key={index} title={eventLabels[type]?.[lang]}>
                {formatDateTime(new Date(at), lang)}
              </Row>
            ))}
          </Rows>
        </Unfold>
      )}
    </Block>
  )
}

async function dataPage(request: PageRequest): Promise<PageAnswer> {
  const { ctx, lang, link } = request
  const words = dataWords[lang]
  const data = await getMyWholeData(ctx)
  const parts = { data, request }
  const body = (
    <Narrow
      title={words.title}
      lead={words.lead}
      crumbs={[{ text: meWords[lang].title, href: link(paths.me) }, { text: words.title }]}
    >
      <Done request={request} words={words.doneData} />
      <Refused request={request} errors={formErrors(request)} />
      <Person {...parts} />
      <Consents {...parts} />
      <Belongings {...parts} />
      <Records {...parts} />
      <Acts {...parts} />
      <Block title={words.take}>
        <div className="stack">
          <p>{words.takeWhy}</p>
          <ButtonLink href={link(paths.export)} download>
            {words.download}
          </ButtonLink>
        </div>
      </Block>
      <Block title={words.leave}>
        <div className="stack">
          <p>{words.leaveWhy}</p>
          <ButtonLink kind="seal" href={link(paths.erase)}>
            {words.leaveGo}
          </ButtonLink>
        </div>
      </Block>
    </Narrow>
  )
  return privatePage({ title: words.title, nav: 'me', body })
}

async function act({ ctx, form, ...request }: PageRequest): Promise<string> {
  switch (postedText({ ctx, form, ...request }, 'act')) {
    case 'name':
      await correctMe(ctx, formInput(contracts.correctMe, form))
      return 'name'
    case 'withdraw':
      await withdrawConsent(ctx, { purpose: 'public-name' })
      return 'withdrawn'
    default:
      await giveConsent(ctx, { purpose: 'public-name' })
      return 'consent'
  }
}

const dataRoute: PortalRoute = {
  path: paths.data,
  access: 'signed-in',
  get: dataPage,
  post: async (request) => redirect(request.link(`${paths.data}?done=${await act(request)}`)),
}

const exportRoute: PortalRoute = {
  path: paths.export,
  access: 'signed-in',
  get: async ({ ctx }) => ({
    kind: 'bytes',
    type: 'application/json; charset=utf-8',
    body: JSON.stringify(await getMyWholeData(ctx), null, 2),
    headers: { 'content-disposition': 'attachment; filename="my-data.json"', 'cache-control': 'no-store' },
  }),
}

async function erasePage(request: PageRequest): Promise<PageAnswer> {
  const { lang, link } = request
  const words = dataWords[lang]
  const errors = formErrors(request)
  const body = (
    <Narrow
      title={words.eraseTitle}
      lead={words.eraseLead}
      crumbs={[{ text: words.title, href: link(paths.data) }, { text: words.eraseTitle }]}
    >
      <Refused request={request} errors={errors} />
      <section className="stack-tight">
        <p>{words.stays}</p>
        <ul>
          {erasureHolds.map((hold) => (
            <li key={hold}>{erasureHoldLabels[hold][lang]}</li>
          ))}
        </ul>
      </section>
      <PageForm request={request}>
        <TextField
          name="confirm"
          label={words.confirm}
          error={errors.of('confirm')}
          required
          short
          maxLength={10}
          autoComplete="off"
        />
        <Actions>
          <Button kind="seal">{words.eraseNow}</Button>
          <ButtonLink kind="quiet" href={link(paths.data)}>
            {words.keep}
          </ButtonLink>
        </Actions>
      </PageForm>
    </Narrow>
  )
  return privatePage({ title: words.eraseTitle, nav: 'me', body })
}

const eraseRoute: PortalRoute = {
  path: paths.erase,
  access: 'signed-in',
  get: erasePage,
  async post(request) {
    const { ctx, lang, link, cookie } = request
    if (postedText(request, 'confirm').trim() !== dataWords[lang].confirmWord) {
      throw new AppError('invalid', { code: 'input.invalid', fields: { confirm: 'must-agree' } })
    }
    await eraseMe(ctx)
    const { setCookies } = await signOut(ctx, cookie)
    return redirect(link('/'), { 'set-cookie': setCookies })
  },
}

export const dataRoutes: PortalRoute[] = [dataRoute, exportRoute, eraseRoute]
