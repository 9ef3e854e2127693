import type { Labels } from './label.ts'

/**
 * Words for the refusals of the kernel and the platform: what happened and what to do now. Modules keep the words of
 * their own rules in their labels.ts; what is wrong with one field is in fault.ts. `{name}` takes a parameter's value.
 */
export const refusalLabels = {
  'sign-in-required': { zh: '请先登录', en: 'Please sign in first' },
  'second-factor-required': { zh: '这一步要先通过二次验证', en: 'Please confirm with your second factor first' },
  'permission-missing': {
    zh: '您的角色没有这项权限，需要时请联系本级管理员',
    en: 'Your role does not allow this; ask your administrator',
  },
  'not-found': { zh: '没有找到，或者不在您的范围内', en: 'Not found, or not within your reach' },
  'endpoint.not-found': { zh: '没有这个接口', en: 'There is no such endpoint' },

  'scale.no-demonstration': {
    zh: '只有演示模式（DEMO=on）的网络可以变大，真实的数据不能掺假',
    en: 'Only a demonstration (DEMO=on) is made large: nothing made up goes among real data',
  },
  'input.invalid': { zh: '有几处需要改一改', en: 'Some entries need changing' },
  'request.multipart': { zh: '表单没有传完，请再提交一次', en: 'The form did not arrive whole; please send it again' },
  'request.unreadable': { zh: '请求的写法不对，服务器读不懂', en: 'The request is malformed and cannot be read' },
  'text.unreadable': { zh: '有无法识别的字符，请删去后再提交', en: 'Please remove the characters that cannot be read' },
  'form.answers-invalid': { zh: '有几处需要改一改', en: 'Some answers need changing' },
  'form.invalid': { zh: '这份表单还有几处没有设好', en: 'Some parts of this form are not set up yet' },
  'law.invalid': { zh: '这条规则的版本还不完整', en: 'The versions of this rule are incomplete' },
  'machine.invalid': { zh: '流程的定义还不完整', en: 'This workflow is not fully defined' },
  'cursor.invalid': {
    zh: '翻页的位置已失效，请从第一页看起',
    en: 'This page position is no longer valid; start from the first page',
  },
  'money.overflow': { zh: '金额超出可以记录的范围', en: 'The amount is larger than can be recorded' },

  'state.not-possible': {
    zh: '现在的状态下不能这样做，请刷新看看最新情况',
    en: 'Not possible in its present state; reload to see the latest',
  },

  'request.from-elsewhere': {
    zh: '这次提交不是从本页面发出的，请回到页面再试',
    en: 'This was not sent from our page; please go back and try again',
  },
  'idempotency.key': {
    zh: '重复提交的标记不对，请刷新页面再试',
    en: 'The repeat key is not valid; reload the page and try again',
  },
  'idempotency.other-request': {
    zh: '这次提交的内容变了，请刷新页面再提交',
    en: 'The content has changed since; reload the page and send it again',
  },
  'too-many-requests': {
    zh: '操作太频繁，请 {retryAfterSeconds} 秒后再试',
    en: 'Too many requests; try again in {retryAfterSeconds} seconds',
  },

  'upload.missing': { zh: '没有收到文件，请重新选择', en: 'No file arrived; please choose it again' },
  'file.not-found': { zh: '没有找到这个文件', en: 'This file was not found' },
  'file.empty': { zh: '这个文件是空的，请换一个', en: 'This file is empty; please choose another' },
  'file.broken': { zh: '这个文件打不开，请换一个', en: 'This file cannot be opened; please choose another' },
  'file.heic': {
    zh: '暂不支持这种照片（HEIC），请转存为 JPG 再传',
    en: 'HEIC photos are not supported yet; save it as JPG and try again',
  },
  'file.kind': { zh: '不支持这种文件', en: 'This kind of file is not accepted' },
  'file.too-large': { zh: '文件太大，请压缩后再传', en: 'The file is too large; please make it smaller' },
  'file.too-many-pixels': {
    zh: '照片尺寸太大（超过 {megapixels} 百万像素），请缩小后再传',
    en: 'The photo has more than {megapixels} megapixels; please scale it down',
  },
  'file.photos-busy': {
    zh: '现在传照片的人较多，请稍后再试',
    en: 'Many photos are arriving just now; please try again shortly',
  },
  'file.too-many': { zh: '最多传 {max} 个，请去掉几个', en: 'At most {max} files; please remove some' },
  'file.not-usable': {
    zh: '照片没有传上来，或已超过 24 小时，请重新上传',
    en: 'A file did not arrive or is older than 24 hours; please upload it again',
  },
  'file.storage-full': {
    zh: '暂时收不下新文件，我们正在处理，请稍后再试',
    en: 'No room for new files at the moment; please try again later',
  },

  'person.erased': { zh: '这个人的资料已按其要求删除', en: 'This person’s data was erased at their request' },

  'database-unavailable': {
    zh: '系统暂时连不上数据库，请稍后再试',
    en: 'The database does not answer at the moment; please try again',
  },
  'database-busy': { zh: '同时办理的人较多，请再试一次', en: 'Several people acted at once; please try again' },
  'database-slow': { zh: '查询用时太长，请缩小范围再试', en: 'The query took too long; narrow it down and try again' },
  internal: {
    zh: '系统出了差错，已经记录，请稍后再试',
    en: 'Something went wrong and was recorded; please try again later',
  },
} as const satisfies Labels<string>
