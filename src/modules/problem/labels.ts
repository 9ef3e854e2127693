import type { Labels } from '../../base/label.ts'
import type {
  AgeBand,
  Channel,
  Consent,
  OutsideBody,
  ProblemAction,
  ProblemEventType,
  ProblemKind,
  ProblemState,
  Review,
  WithholdReason,
} from './problem.ts'

export const kindLabels: Labels<ProblemKind> = {
  problem: { zh: '反映', en: 'Report' },
  idea: { zh: '金点子', en: 'Idea' },
  brief: { zh: '企业难题', en: 'Company brief' },
}

export const channelLabels: Labels<Channel> = {
  web: { zh: '网上', en: 'Online' },
  'walk-in': { zh: '来访代登', en: 'In person' },
  phone: { zh: '电话代登', en: 'By telephone' },
  visit: { zh: '上门代登', en: 'Home visit' },
}

export const stateLabels: Labels<ProblemState> = {
  received: { zh: '已收到', en: 'Received' },
  handling: { zh: '办理中', en: 'Being handled' },
  passed: { zh: '已转办', en: 'Passed on' },
  answered: { zh: '已答复', en: 'Answered' },
  adopted: { zh: '已采纳', en: 'Adopted' },
  merged: { zh: '已并案', en: 'Merged' },
  closed: { zh: '已办结', en: 'Closed' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
}

/** @public drawn in docs/states.md */
export const actionLabels: Labels<ProblemAction> = {
  assign: { zh: '交办', en: 'Assign' },
  pass: { zh: '转外部', en: 'Pass outside' },
  answer: { zh: '答复', en: 'Answer' },
  adopt: { zh: '采纳', en: 'Adopt' },
  merge: { zh: '并案', en: 'Merge' },
  reopen: { zh: '还没解决', en: 'Not solved' },
  confirm: { zh: '已经解决', en: 'Solved' },
  settle: { zh: '期满办结', en: 'Close after the term' },
  withdraw: { zh: '撤回', en: 'Withdraw' },
}

/** What staff may do with a record, as on the buttons of the desk. */
export const deskActionLabels: Labels<string> = {
  review: { zh: '审核', en: 'Review' },
  classify: { zh: '更正领域、地点', en: 'Correct field or place' },
  assign: { zh: '交办', en: 'Assign' },
  pass: { zh: '转外部', en: 'Pass outside' },
  answer: { zh: '答复', en: 'Answer' },
  adopt: { zh: '采纳', en: 'Adopt' },
  merge: { zh: '并案', en: 'Merge' },
  note: { zh: '写备注', en: 'Note' },
  contact: { zh: '查看联系方式', en: 'See the contact' },
}

/** The queues of the desk, in the order of the work. */
export const deskQueueLabels: Labels<string> = {
  review: { zh: '待审核', en: 'To review' },
  triage: { zh: '待分办', en: 'To assign' },
  handling: { zh: '办理中', en: 'Being handled' },
  passed: { zh: '已转外部', en: 'Passed outside' },
  overdue: { zh: '逾期', en: 'Overdue' },
  all: { zh: '全部', en: 'All' },
}

export const reviewLabels: Labels<Review> = {
  pending: { zh: '待审核', en: 'Awaiting review' },
  published: { zh: '已公开', en: 'Public' },
  withheld: { zh: '暂不公开', en: 'Not shown' },
}

export const withholdLabels: Labels<WithholdReason> = {
  privacy: { zh: '涉及他人隐私', en: "It concerns someone else's privacy" },
  insult: { zh: '有伤人的话', en: 'It contains hurtful words' },
  advertising: { zh: '像是广告', en: 'It reads like advertising' },
  unclear: { zh: '看不清说的是什么', en: 'It is unclear what it says' },
  unlawful: { zh: '含有法律不允许公开的内容', en: 'It contains what the law does not allow to be published' },
}

export const outsideLabels: Labels<OutsideBody> = {
  'hotline-12345': { zh: '12345 民意速办', en: 'the 12345 hotline' },
  grid: { zh: '社区网格', en: 'the community grid' },
  petition: { zh: '信访部门', en: 'the petition office' },
}

export const ageBandLabels: Labels<AgeBand> = {
  adult: { zh: '满 18 岁', en: '18 or older' },
  '14-17': { zh: '14 到 17 岁', en: '14 to 17' },
  'under-14': { zh: '不满 14 岁', en: 'Under 14' },
}

export const consentLabels: Labels<Consent> = {
  'not-needed': { zh: '不需要监护人同意', en: 'No consent needed' },
  waiting: { zh: '等监护人同意', en: "Awaiting the guardian's consent" },
  given: { zh: '监护人已同意', en: 'The guardian consented' },
  refused: { zh: '监护人不同意', en: 'The guardian refused' },
  lapsed: { zh: '监护人一直没有答复', en: 'The guardian never answered' },
}

export const problemFieldLabels: Labels<string> = {
  correction: { zh: '矫治安帮', en: 'Rehabilitation' },
  'mental-health': { zh: '心理健康', en: 'Mental health' },
  'legal-aid': { zh: '法律援助', en: 'Legal aid' },
  mediation: { zh: '纠纷调处', en: 'Disputes' },
  'traffic-safety': { zh: '交通安全', en: 'Traffic safety' },
  'fraud-prevention': { zh: '防诈骗', en: 'Fraud prevention' },
  'fire-safety': { zh: '楼道消防', en: 'Fire safety' },
  other: { zh: '其他', en: 'Other' },
}

export const eventLabels: Labels<ProblemEventType> = {
  'problem.reported': { zh: '收到反映', en: 'Reported' },
  'problem.published': { zh: '审核后公开', en: 'Published after review' },
  'problem.withheld': { zh: '暂不公开', en: 'Not shown in public' },
  'problem.text-edited': { zh: '反映人改写了文字', en: 'The reporter changed the text' },
  'problem.text-erased': { zh: '反映人删除了原文', en: 'The reporter had the words erased' },
  'problem.classified': { zh: '更正领域或地点', en: 'Field or place corrected' },
  'problem.assigned': { zh: '交办', en: 'Assigned' },
  'problem.passed': { zh: '转外部办理', en: 'Passed outside' },
  'problem.answered': { zh: '答复', en: 'Answered' },
  'problem.adopted': { zh: '采纳，进入方案设计', en: 'Adopted for design' },
  'problem.merged': { zh: '并入同一件事', en: 'Merged' },
  'problem.joined': { zh: '另一份反映并入', en: 'Another report joined' },
  'problem.supported': { zh: '有邻居说“我也是”', en: 'A neighbour said “me too”' },
  'problem.unfollowed': { zh: '不再接收进展', en: 'Messages stopped' },
  'problem.reopened': { zh: '反映人说还没解决', en: 'Reopened: not solved' },
  'problem.confirmed': { zh: '反映人确认解决', en: 'Confirmed as solved' },
  'problem.settled': { zh: '答复后期满办结', en: 'Closed after the term' },
  'problem.withdrawn': { zh: '反映人撤回', en: 'Withdrawn by the reporter' },
  'problem.overdue': { zh: '超过承诺时限', en: 'Past the promised date' },
  'problem.outside-overdue': { zh: '外部办理超过预计日期', en: 'Outside handling is late' },
  'problem.noted': { zh: '内部备注', en: 'Internal note' },
  'problem.consent-given': { zh: '监护人同意', en: 'The guardian consented' },
  'problem.consent-refused': { zh: '监护人不同意，内容已清除', en: 'The guardian refused; content erased' },
  'problem.consent-lapsed': {
    zh: '监护人没有答复，期满清除内容',
    en: 'The guardian never answered; content erased',
  },
  'problem.link-asked': { zh: '补发进展链接', en: 'The link was asked for again' },
  'problem.contact-read': { zh: '查看联系方式', en: 'Contact was read' },
  'problem.minor-read': { zh: '查看未成年人的记录', en: "A minor's record was read" },
}

/** @public What a time limit is called where clocks are listed; all of them are our own promises. */
export const deadlineLabels: Labels<string> = {
  'problem.reply': { zh: '答复反映人', en: 'Answer the reporter' },
  'problem.outside': { zh: '外部办理', en: 'Outside handling' },
  'problem.settle': { zh: '答复后期满办结', en: 'Close after the answer' },
  'problem.consent': { zh: '等监护人同意', en: "Wait for the guardian's consent" },
}

/** What an input is called, in forms and where something is wrong with it. */
export const fieldLabels: Labels<string> = {
  kind: { zh: '类型', en: 'Kind' },
  title: { zh: '什么事', en: 'What it is' },
  description: { zh: '再说细一点', en: 'A little more' },
  areaId: { zh: '在哪个社区', en: 'Which community' },
  place: { zh: '具体位置', en: 'Where exactly' },
  photoIds: { zh: '照片', en: 'Photos' },
  contact: { zh: '联系方式', en: 'How to reach you' },
  area: { zh: '地点', en: 'Place' },
  field: { zh: '属于哪一类', en: 'Subject' },
  ageBand: { zh: '年龄', en: 'Age' },
  guardianName: { zh: '怎么称呼家长', en: 'Parent’s name' },
  guardianPhone: { zh: '家长手机号', en: 'Parent’s mobile number' },
  organisationId: { zh: '代表哪家企业', en: 'On behalf of' },
  device: { zh: '设备代号', en: 'Device' },
  secret: { zh: '链接里的密码', en: 'Secret of the link' },
  reason: { zh: '原因', en: 'Reason' },
  agree: { zh: '是否同意', en: 'Consent' },
  channel: { zh: '怎么反映的', en: 'How it came' },
  decision: { zh: '审核意见', en: 'Decision' },
  publicTitle: { zh: '公开的标题', en: 'Public title' },
  publicDescription: { zh: '公开的正文', en: 'Public text' },
  hiddenPhotoIds: { zh: '不公开的照片', en: 'Photos not shown' },
  handler: { zh: '承办单位', en: 'Handled by' },
  ownerPersonId: { zh: '承办人', en: 'Person in charge' },
  platformId: { zh: '承办分部', en: 'Branch in charge' },
  body: { zh: '转给谁', en: 'Passed to' },
  receipt: { zh: '受理号', en: 'Receipt number' },
  expectedOn: { zh: '预计办结日期', en: 'Expected by' },
  text: { zh: '内容', en: 'Text' },
  targetCode: { zh: '并入的编号', en: 'Code to join' },
  purpose: { zh: '查看用途', en: 'Purpose' },
}

/** What is wrong with one field, beyond what the kernel says; the words stand at the field. */
export const faultLabels: Labels<string> = {
  'not-adopted': { zh: '这件事还没有被采纳', en: 'Not adopted yet' },
  'asked-often': { zh: '今天发过几次了，明天再试', en: 'Written to often today; try tomorrow' },
  'not-among-choices': { zh: '请从列出的选项里选', en: 'Please choose one of the options' },
  'in-the-past': { zh: '这一天已经过去，请换一个日期', en: 'This day has passed; please choose another' },
  'area-not-found': { zh: '没有找到这个地方，请重新选择', en: 'Not found: please choose again' },
  'area-too-small': {
    zh: '按区、街道或社区查，请选它所在的社区',
    en: 'Search by district, street or community: please choose its community',
  },
  'same-record': { zh: '这就是它自己的编号，请填另一件的', en: 'This is its own code; enter the other one' },
  'out-of-reach': {
    zh: '这位同事现在没有办理这件事的权限，请换一位或不指定',
    en: 'This colleague cannot answer this now; choose another, or nobody',
  },
  'is-merged': {
    zh: '那一件已经并入别的，请填它并入的编号',
    en: 'That one was joined to another; enter the code it joined',
  },
  'is-withdrawn': { zh: '那一件已经撤回，不能并入', en: 'That one was withdrawn and cannot be joined' },
  'contact-format': {
    zh: '请填 11 位手机号、带区号的座机号或邮箱，也可以不填',
    en: 'Please enter a phone number or an e-mail address, or leave it empty',
  },
}

/** Why something may not be done, and what to do instead. */
export const refusalLabels: Labels<string> = {
  'problem.guardian-asked-often': {
    zh: '今天已给这个号码发过几次短信，请明天再试，或换一位监护人的号码',
    en: 'This number was written to several times today; try tomorrow, or name another guardian',
  },
  'desk.answered': {
    zh: '已经答复；反映人说“还没解决”时会重新打开',
    en: 'Answered; it opens again when the reporter says it is not solved',
  },
  'desk.adopted': { zh: '已采纳，接下来在方案设计里办', en: 'Adopted; it goes on in design' },
  'desk.merged': { zh: '已并入另一件，在那一件里办', en: 'Joined to another; it goes on there' },
  'desk.closed': {
    zh: '已办结；反映人说“还没解决”时会重新打开',
    en: 'Closed; it opens again when the reporter says it is not solved',
  },
  'desk.withdrawn': { zh: '反映人已撤回，内容已清除', en: 'Withdrawn by the reporter; its content is erased' },
  'desk.passed-adopt': { zh: '已转外部办理，收回交办后才能采纳', en: 'It was passed outside; assign it first' },
  'desk.no-contact': { zh: '反映人没有留联系方式', en: 'The reporter left no contact' },
  'desk.bulk-reviewed': {
    zh: '选中的有些已经审核过，请在“待审核”里选',
    en: 'Some were reviewed already; choose among those to review',
  },
  'desk.bulk-photos': { zh: '有照片的要逐条看，请取消选择', en: 'Those with photos are looked at one by one' },
  'desk.bulk-long': { zh: '文字较长的要逐条看，请取消选择', en: 'Long texts are read one by one' },
  'desk.bulk-closed': { zh: '选中的有些不能再交办，请取消选择', en: 'Some can no longer be assigned' },
  'problem.not-found': { zh: '没有找到这件事，请核对编号', en: 'Not found; please check the code' },
  'problem.secret': {
    zh: '这个链接不完整或已经失效，请重新扫码',
    en: 'This link is incomplete or no longer valid; please scan the code again',
  },
  'problem.field': { zh: '这个领域现在没有，请换一个', en: 'There is no such subject now; choose another' },
  'problem.reporter-only': { zh: '这一步由反映人来做', en: 'This step is for the reporter' },
  'problem.staff-only': { zh: '这一步由工作人员来做', en: 'This step is for the staff' },
  'problem.reopen-late': {
    zh: '答复已经过了重新办理的期限（{on}），请再反映一次，写上原来的编号就行',
    en: 'The time to have it taken up again ended on {on}; please report it again and give the old code',
  },
  'problem.erased': {
    zh: '内容已按反映人的要求清除',
    en: 'What was written has been erased at the reporter’s request',
  },
  'problem.erase-by-withdrawing': {
    zh: '这件事还没有答复，也没有别人加入，要删去请用“撤回”',
    en: 'It waits for an answer and nobody has joined it: withdraw it to have it erased',
  },
  'problem.withdraw-joined': {
    zh: '已有 {count} 位邻居也说遇到了，这件事要接着办。您可以删去自己写的文字、照片和联系方式',
    en: 'Others ({count}) have joined, so the matter goes on. You can have your own words, photos and contact erased',
  },
  'problem.consent-waiting': { zh: '要等监护人同意', en: 'The guardian’s consent comes first' },
  'problem.consent-refused': { zh: '监护人不同意，内容已清除', en: 'The guardian refused; the content is erased' },
  'problem.consent-answered': { zh: '您已经答复过了', en: 'You have answered already' },
  'problem.reason-missing': { zh: '暂不公开要说明原因', en: 'Withholding needs a reason' },
  'problem.not-public': {
    zh: '文字还没有公开，暂时不能这样做；编号可以查进展',
    en: 'Its text is not public yet; follow it by the code',
  },
  'problem.withdrawn': { zh: '反映人已经撤回', en: 'The reporter has withdrawn it' },
  'problem.text-final': {
    zh: '这件事已经撤回或并入，文字不能再改',
    en: 'It was withdrawn or joined; its text stays as it is',
  },
  'problem.text-published': {
    zh: '文字已经公开，不能再改；有新情况，可以说“还没解决”或另外反映',
    en: 'The text is public and stays; if things changed, say “not solved” or report anew',
  },
  'problem.merge-self': { zh: '不能并入自己', en: 'It cannot join itself' },
  'problem.merge-into-merged': { zh: '那一件已经并入别的', en: 'That one was joined to another' },
  'problem.merge-into-withdrawn': { zh: '那一件已经撤回', en: 'That one was withdrawn' },
  'problem.brief-organisation': { zh: '企业难题要选代表哪家企业', en: 'Choose the company you speak for' },
  'problem.guardian-needed': {
    zh: '不满 14 岁要留家长手机号，家长同意后才开始办',
    en: 'Under 14 we need a parent’s number, and their consent before we start',
  },
  'problem.not-adopted': { zh: '{code} 还没有被采纳，不能进入方案', en: '{code} has not been adopted' },
  'problem.owner': {
    zh: '承办人要有办理这件事的权限',
    en: 'Who is put in charge must be able to answer it',
  },
  'problem.outside-date': { zh: '预计日期要在今天以后', en: 'The expected day must lie ahead' },
  'contact.format': { zh: '联系方式看不懂，请核对', en: 'Please check how to reach you' },
}

export const sortLabels: Labels<string> = {
  newest: { zh: '最新', en: 'Newest' },
  deadline: { zh: '快到期', en: 'Due soonest' },
  support: { zh: '最多人遇到', en: 'Most “me too”' },
}

export const reporterActionLabels: Labels<string> = {
  reopen: { zh: '还没解决', en: 'Not solved' },
  confirm: { zh: '已经解决', en: 'Solved' },
  withdraw: { zh: '撤回', en: 'Withdraw' },
  erase: { zh: '删去我写的', en: 'Erase what I wrote' },
  edit: { zh: '改一改文字', en: 'Change the text' },
}

/** What the to-do list says of a report: the next step, what is to be known, whom it comes from. */
export function todoWords(item: {
  step: 'review' | 'triage' | 'answer' | 'outside'
  supportCount: number
  reopenCount: number
  ownerName: string | null
  outsideBody: OutsideBody | null
}): { action: string; note: string; from: string } {
  const joined = item.supportCount > 0 ? `${item.supportCount} 人“我也是”。` : ''
  const from = item.ownerName ? `承办 ${item.ownerName}` : '来自 反映人'
  if (item.step === 'review')
    return { action: '去审核', note: `${joined}看过文字和照片才能公开。`, from: '来自 反映人' }
  if (item.step === 'outside') {
    const body = item.outsideBody ? outsideLabels[item.outsideBody].zh : '外部单位'
    return { action: '去催问', note: `已转${body}，问一下办结情况。`, from: `等 ${body}` }
  }
  const again = item.reopenCount > 0 ? '反映人说还没解决，重新办理。' : ''
  if (item.step === 'triage') return { action: '去分办', note: `${joined}定下由谁办，或直接答复。`, from }
  return { action: '去答复', note: `${again}${joined}承诺的时限内答复居民。`, from }
}
