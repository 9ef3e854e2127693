import { route, type Route } from '../../../server/module.ts'
import * as contracts from '../contract.ts'
import * as desk from '../contract-desk.ts'
import { publishNotice } from './commands/notice.ts'
import { answerObjection, objectToNotice, revealObjector, withdrawObjection } from './commands/objection.ts'
import { getNotice, pageDeskNotices, pageNotices, pagePublications } from './queries/notices.ts'
import { getObjection, getOwnObjection, pageObjections } from './queries/objections.ts'

export const noticeRoutes: Route[] = [
  route(contracts.listNotices, pageNotices),
  route(contracts.getNotice, getNotice),
  route(contracts.object, objectToNotice),
  route(contracts.getOwnObjection, getOwnObjection),
  route(contracts.withdrawObjection, withdrawObjection),
  route(contracts.listPublications, pagePublications),
  route(desk.listDeskNotices, pageDeskNotices),
  route(desk.publishNotice, publishNotice),
  route(desk.listObjections, pageObjections),
  route(desk.getObjection, getObjection),
  route(desk.answerObjection, answerObjection),
  route(desk.revealObjector, revealObjector),
]
