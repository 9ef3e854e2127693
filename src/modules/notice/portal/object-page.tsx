import { type PageAnswer, type PageRequest, type PortalRoute, redirect } from '../../../portal/page.ts'
import { objectToNotice } from '../server/commands/objection.ts'
import { getNotice } from '../server/queries/notices.ts'
import { codeOf } from './notice-page.tsx'
import { ObjectForm } from './object-form.tsx'
import { draftOf, objectInput } from './object-input.ts'
import { objectWords } from './object-words.ts'
import { paths } from './paths.ts'

async function objectPage(request: PageRequest): Promise<PageAnswer> {
  const notice = await getNotice(request.ctx, { code: codeOf(request) })
  const { title } = objectWords[request.lang]
  const body = <ObjectForm request={request} notice={notice} draft={draftOf(request)} />
  return { kind: 'page', title, nav: 'notices', private: true, body }
}

export const objectRoute: PortalRoute = {
  path: '/notices/:code/object',
  access: 'public',
  get: objectPage,
  async post(request) {
    const { id, secret } = await objectToNotice(request.ctx, objectInput(codeOf(request), draftOf(request)))
    return redirect(request.link(paths.objection(id, { s: secret, new: '1' })))
  },
  postsPerMinute: 10,
}
