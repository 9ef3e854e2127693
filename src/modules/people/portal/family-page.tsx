import { formatDate } from '../../../base/clock.ts'
import { formInput } from '../../../portal/form-input.ts'
import { type PageAnswer, type PageRequest, type PortalRoute, redirect } from '../../../portal/page.ts'
import { PageForm, postedText } from '../../../portal/page-form.tsx'
import { Actions, Button } from '../../../ui/button.tsx'
import { Block, EmptyState, Row, Rows } from '../../../ui/card.tsx'
import { Chip, type Tone } from '../../../ui/chip.tsx'
import { Checkbox, Select, TextField } from '../../../ui/fields.tsx'
import { Unfold } from '../../../ui/unfold.tsx'
import * as contracts from '../contract.ts'
import type { MyData } from '../contract.ts'
import { guardianRelationLabels, guardianStateLabels } from '../labels.ts'
import { guardianRelations, type GuardianState } from '../people.ts'
import { addChild, answerAsGuardian, nameGuardian, removeChild } from '../server/commands/family.ts'
import { getMyData } from '../server/queries/me.ts'
import { dayOf, Done, formErrors, LineForm, Narrow, privatePage, Refused } from './kit.tsx'
import { meWords } from './me-words.ts'
import { paths } from './paths.ts'

const tones: Record<GuardianState, Tone> = { 'not-needed': 'still', missing: 'wait', informed: 'info', consented: 'go' }

/** Which of the page's forms was sent, so that its errors stand where it is. */
const sent = (request: PageRequest) => (request.error ? postedText(request, 'act') : '')

function relationOptions(lang: 'zh' | 'en') {
  return guardianRelations.map((value) => ({ value, text: guardianRelationLabels[value][lang] }))
}

function AddChild({ request }: { request: PageRequest }) {
  const words = meWords[request.lang]
  const open = sent(request) === 'add'
  const errors = formErrors(request)
  const of = (name: string) => (open ? errors.of(name) : undefined)
  const value = (name: string) => (open ? postedText(request, name) : '')
  return (
    <Unfold summary={words.addChild} open={open} button>
      <PageForm request={request}>
        <input type="hidden" name="act" value="add" />
        <TextField
          name="name"
          label={words.childName}
          hint={words.childNameHint}
          error={of('name')}
          required
          maxLength={20}
          value={value('name')}
          autoComplete="off"
        />
        <TextField
          name="bornOn"
          label={words.bornOn}
          hint={words.bornOnHint}
          error={of('bornOn')}
          required
          type="date"
          short
          value={value('bornOn')}
        />
        <Select
          name="relation"
          label={words.relation}
          error={of('relation')}
          required
          options={relationOptions(request.lang)}
          value={value('relation')}
        />
        <Checkbox
          name="consent"
          label={words.consentChild}
          error={of('consent')}
          checked={value('consent') === 'yes'}
        />
        <Button kind="primary">{words.add}</Button>
      </PageForm>
    </Unfold>
  )
}

function NameGuardian({ request }: { request: PageRequest }) {
  const words = meWords[request.lang]
  const open = sent(request) === 'name'
  const errors = formErrors(request)
  const of = (name: string) => (open ? errors.of(name) : undefined)
  const value = (name: string) => (open ? postedText(request, name) : '')
  return (
    <Unfold summary={words.nameGuardian} open={open}>
      <p className="soft">{words.nameGuardianLead}</p>
      <PageForm request={request}>
        <input type="hidden" name="act" value="name" />
        <TextField
          name="bornOn"
          label={words.bornOn}
          hint={words.bornOnHint}
          error={of('bornOn')}
          required
          type="date"
          short
          value={value('bornOn')}
          autoComplete="bday"
        />
        <TextField
          name="contact"
          label={words.guardianContact}
          error={of('contact')}
          required
          maxLength={254}
          value={value('contact')}
          autoComplete="off"
        />
        <Select
          name="relation"
          label={words.myRelation}
          error={of('relation')}
          required
          options={relationOptions(request.lang)}
          value={value('relation')}
        />
        <Button kind="primary">{words.tell}</Button>
      </PageForm>
    </Unfold>
  )
}

interface Parts {
  data: MyData
  request: PageRequest
}

function GuardianRequests({ data: { guardianRequests }, request }: Parts) {
  const { lang } = request
  const words = meWords[lang]
  if (guardianRequests.length === 0) return null
  return (
    <Block title={words.requests}>
      <Rows>
        {guardianRequests.map(({ id, childName, relation }) => (
          <Row key={id} title={childName}>
            <p>{guardianRelationLabels[relation][lang]}</p>
            <LineForm request={request}>
              <input type="hidden" name="act" value="answer" />
              <input type="hidden" name="linkId" value={id} />
              <Actions>
                <Button kind="primary" name="answer" value="consent">
                  {words.yes}
                </Button>
                <Button name="answer" value="decline">
                  {words.no}
                </Button>
              </Actions>
            </LineForm>
          </Row>
        ))}
      </Rows>
    </Block>
  )
}

function ChildRow({ child, request }: { child: MyData['children'][number]; request: PageRequest }) {
  const { lang } = request
  const words = meWords[lang]
  const { id, name, bornOn, state, hasAccount } = child
  const withdraw = (
    <LineForm request={request}>
      <input type="hidden" name="act" value="remove" />
      <input type="hidden" name="childId" value={id} />
      <Button kind="quiet">{hasAccount ? words.withdrawOnly : words.withdrawChild}</Button>
    </LineForm>
  )
  return (
    <Row title={name} end={withdraw}>
      <Chip tone={tones[state]}>{guardianStateLabels[state][lang]}</Chip> {bornOn && formatDate(bornOn, lang)}
    </Row>
  )
}

function Children({ data: { children }, request }: Parts) {
  const words = meWords[request.lang]
  return (
    <Block title={words.children}>
      <div className="stack">
        {children.length === 0 ? (
          <EmptyState title={words.noChildren} />
        ) : (
          <Rows>
            {children.map((child) => (
              <ChildRow key={child.id} child={child} request={request} />
            ))}
          </Rows>
        )}
        <AddChild request={request} />
      </div>
    </Block>
  )
}

function Guardians({ data: { guardians }, request }: Parts) {
  const { lang } = request
  const words = meWords[lang]
  return (
    <Block title={words.guardians}>
      <div className="stack">
        {guardians.length > 0 && (
          <Rows>
            {guardians.map(({ id, name, contact, relation, confirmedAt }) => (
              <Row key={id} title={name ?? guardianRelationLabels[relation][lang]}>
                {confirmedAt ? words.guardianSince(dayOf(confirmedAt, lang)) : words.guardianWaits(contact ?? '')}
              </Row>
            ))}
          </Rows>
        )}
        <NameGuardian request={request} />
      </div>
    </Block>
  )
}

async function familyPage(request: PageRequest): Promise<PageAnswer> {
  const { ctx, lang, link } = request
  const words = meWords[lang]
  const parts = { data: await getMyData(ctx), request }
  const body = (
    <Narrow
      title={words.familyTitle}
      lead={words.familyLead}
      crumbs={[{ text: words.title, href: link(paths.me) }, { text: words.familyTitle }]}
    >
      <Done request={request} words={words.done} />
      <Refused request={request} errors={formErrors(request)} />
      <GuardianRequests {...parts} />
      <Children {...parts} />
      <Guardians {...parts} />
    </Narrow>
  )
  return privatePage({ title: words.familyTitle, nav: 'me', body })
}

const without = ({ act: _act, ...fields }: PageRequest['form']) => fields

async function act(request: PageRequest): Promise<string> {
  const { ctx, form } = request
  switch (postedText(request, 'act')) {
    case 'add':
      await addChild(ctx, formInput(contracts.addChild, { ...without(form), consent: form.consent === 'yes' }))
      return 'child'
    case 'remove':
      await removeChild(ctx, formInput(contracts.removeChild, without(form)))
      return 'removed'
    case 'answer': {
      const input = formInput(contracts.answerAsGuardian, without(form))
      await answerAsGuardian(ctx, input)
      return input.answer === 'consent' ? 'consented' : 'declined'
    }
    default:
      await nameGuardian(ctx, formInput(contracts.nameGuardian, without(form)))
      return 'named'
  }
}

export const familyRoute: PortalRoute = {
  path: paths.family,
  access: 'signed-in',
  get: familyPage,
  post: async (request) => redirect(request.link(`${paths.family}?done=${await act(request)}`)),
}
