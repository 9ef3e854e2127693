import { excerpt } from '../../../base/text.ts'
import type { PageAnswer, PageRequest, PortalRoute } from '../../../portal/page.ts'
import { getNotice } from '../server/queries/notices.ts'
import { NoticeView } from './notice-view.tsx'

/** As it stood in the address. */
export function codeOf({ params }: PageRequest): string {
  return (params.code ?? '').slice(0, 40)
}

async function noticePage(request: PageRequest): Promise<PageAnswer> {
  const notice = await getNotice(request.ctx, { code: codeOf(request) })
  return {
    kind: 'page',
    title: notice.title,
    description: excerpt(notice.body, 100),
    nav: 'notices',
    private: notice.state === 'draft',
    body: <NoticeView request={request} notice={notice} />,
  }
}

export const noticeRoute: PortalRoute = { path: '/notices/:code', access: 'public', get: noticePage }
