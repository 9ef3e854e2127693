import { formInput } from '../../../portal/form-input.ts'
import { type PageAnswer, type PageRequest, type PortalRoute, redirect } from '../../../portal/page.ts'
import { postedText } from '../../../portal/page-form.tsx'
import { mostScans } from '../agreement.ts'
import {
  confirmAgreement as confirmContract,
  returnAgreement as returnContract,
  scanAgreement as scanContract,
} from '../contract.ts'
import { confirmAgreement, returnAgreement, scanAgreement } from '../server/commands/agreement.ts'
import { getAgreement } from '../server/queries/agreement.ts'
import { getPaper } from '../server/queries/paper.ts'
import { fileIdsOf, positionOf } from './act-input.ts'
import { AgreementView } from './agreement-view.tsx'
import { agreementWords } from './agreement-words.ts'
import { paths } from './paths.ts'

/** As it stood in the address. */
function codeOf({ params }: PageRequest): string {
  return (params.code ?? '').slice(0, 40)
}

async function agreementPage(request: PageRequest): Promise<PageAnswer> {
  const agreement = await getAgreement(request.ctx, { code: codeOf(request) })
  const words = agreementWords[request.lang]
  const { title } = agreement.project
  return {
    kind: 'page',
    title: words.title(title),
    description: words.description(title),
    nav: 'projects',
    private: agreement.concludedAt === null,
    body: <AgreementView request={request} agreement={agreement} />,
  }
}

/** @returns what was done, as the page says it afterwards */
async function act(request: PageRequest, code: string): Promise<'scanned' | 'confirmed' | 'returned'> {
  const { ctx, form } = request
  switch (postedText(request, 'act')) {
    case 'scan':
      await scanAgreement(ctx, formInput(scanContract, { code, position: positionOf(form), fileIds: fileIdsOf(form) }))
      return 'scanned'
    case 'return':
      await returnAgreement(ctx, formInput(returnContract, { code, because: postedText(request, 'because') }))
      return 'returned'
    default:
      await confirmAgreement(ctx, formInput(confirmContract, { code, position: positionOf(form) }))
      return 'confirmed'
  }
}

export const agreementRoute: PortalRoute = {
  path: '/agreements/:code',
  access: 'public',
  get: agreementPage,
  async post(request) {
    const { ctx, link } = request
    const code = codeOf(request)
    // whoever was signed out meanwhile comes back to the page once signed in
    if (ctx.actor.personId === null) return redirect(link(paths.signIn(link(paths.agreement(code)))))
    return redirect(link(paths.done(code, await act(request, code))))
  },
  files: ['photo', 'document'],
  mostFiles: mostScans,
}

/** The paper itself, to be printed and sealed: for those inside alone. */
export const paperRoute: PortalRoute = {
  path: '/agreements/:code/paper.pdf',
  access: 'signed-in',
  async get(request) {
    const addressOf = (code: string) => `${request.publicUrl}${paths.agreement(code)}`
    const { code, body } = await getPaper(request.ctx, { code: codeOf(request), addressOf })
    return {
      kind: 'bytes',
      type: 'application/pdf',
      body,
      headers: {
        'content-disposition': `attachment; filename="${code}.pdf"`,
        'cache-control': 'private, no-store',
      },
    }
  },
}
