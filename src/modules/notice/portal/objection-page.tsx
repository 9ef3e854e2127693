import { isId } from '../../../base/id.ts'
import { AppError } from '../../../base/refusal.ts'
import { formInput } from '../../../portal/form-input.ts'
import { type Page, type PageRequest, type PortalRoute, redirect } from '../../../portal/page.ts'
import { postedText } from '../../../portal/page-form.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { type OwnObjection, withdrawObjection as withdrawContract } from '../contract.ts'
import { withdrawObjection } from '../server/commands/objection.ts'
import { getOwnObjection } from '../server/queries/objections.ts'
import { ObjectionView } from './objection-view.tsx'
import { objectionWords } from './objection-words.ts'
import { paths } from './paths.ts'

/** The secret stands in the address of a link and in a hidden field of a form. */
function secretOf(request: PageRequest): string {
  return (postedText(request, 's') || (request.query.get('s') ?? '')).slice(0, 100)
}

/** What the link opens; null when it opens nothing. */
async function findOwn(request: PageRequest, secret: string): Promise<OwnObjection | null> {
  const { id = '' } = request.params
  if (!isId(id) || secret === '') return null
  try {
    return await getOwnObjection(request.ctx, { id, secret })
  } catch (error) {
    if (error instanceof AppError && error.kind === 'not-found') return null
    throw error
  }
}

async function objectionPage(request: PageRequest): Promise<Page> {
  const words = objectionWords[request.lang]
  const secret = secretOf(request)
  const own = await findOwn(request, secret)
  const shared = { kind: 'page', nav: 'notices', private: true } as const
  if (!own) return { ...shared, status: 404, title: words.badTitle, body: <BadLink request={request} /> }
  const body = <ObjectionView request={request} objection={own} secret={secret} />
  return { ...shared, title: words.title(own.notice.code), body }
}

function BadLink({ request: { lang, link } }: { request: PageRequest }) {
  const words = objectionWords[lang]
  return (
    <div className="narrow stack">
      <div className="page-head">
        <h1>{words.badTitle}</h1>
        <p>{words.badText}</p>
      </div>
      <p>
        <ButtonLink href={link(paths.board)}>{words.toBoard}</ButtonLink>
      </p>
    </div>
  )
}

export const objectionRoute: PortalRoute = {
  path: '/objections/:id',
  access: 'public',
  get: objectionPage,
  async post(request) {
    const secret = secretOf(request)
    const { id } = await withdrawObjection(request.ctx, formInput(withdrawContract, { id: request.params.id, secret }))
    return redirect(request.link(paths.objection(id, { s: secret })))
  },
  postsPerMinute: 20,
}
