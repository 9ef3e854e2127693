import { formatDate, isCivilDate } from '../../base/clock.ts'
import type { Lang } from '../../base/label.ts'
import { countIn, either, type SayThread, textIn, type ThreadEntry, type ThreadTexts } from '../../base/thread.ts'
import { outsideLabels } from './labels.ts'
import type { OutsideBody, ProblemEventType } from './problem.ts'

type Part = ThreadEntry['public']

function day(part: Part, key: string, lang: Lang): string {
  const value = part[key]
  return isCivilDate(value) ? formatDate(value, lang, 'short') : ''
}

const reported: SayThread = (part, lang) => {
  const kind = textIn(part, 'kind')
  const offline = textIn(part, 'channel') !== 'web' && textIn(part, 'channel') !== ''
  const title =
    kind === 'idea'
      ? either(lang, '有人出了个点子', 'Someone had an idea')
      : kind === 'brief'
        ? either(lang, '企业提出难题', 'A company described its problem')
        : either(lang, '一位居民反映', 'A resident reported it')
  return { title, body: offline ? either(lang, '社区工作人员代为登记', 'entered by a community worker') : undefined }
}

const assigned: SayThread = (part, lang) => ({
  title: either(lang, `交给${textIn(part, 'handler')}办理`, `Given to ${textIn(part, 'handler')}`),
  body:
    day(part, 'dueOn', lang) &&
    either(lang, `最迟 ${day(part, 'dueOn', lang)}答复`, `answer due by ${day(part, 'dueOn', lang)}`),
})

const passed: SayThread = (part, lang) => {
  const body = outsideLabels[textIn(part, 'body') as OutsideBody]?.[lang] ?? ''
  const by = day(part, 'expectedOn', lang)
  return {
    title: either(lang, `转给${/^[0-9]/.test(body) ? ' ' : ''}${body}`, `Passed to ${body}`),
    body: [
      either(lang, `受理号 ${textIn(part, 'receipt')}`, `receipt no. ${textIn(part, 'receipt')}`),
      by && either(lang, `预计 ${by}前办结`, `expected by ${by}`),
    ]
      .filter(Boolean)
      .join(either(lang, '，', ', ')),
    mark: 'official',
  }
}

function reply(zh: string, en: string): SayThread {
  return (part, lang) => ({
    title: either(lang, `${textIn(part, 'by')}${zh}`, `${en} ${textIn(part, 'by')}`),
    body: part.late === true ? either(lang, '比承诺的日期晚', 'later than promised') : undefined,
    quote: textIn(part, 'text'),
    mark: 'official',
  })
}

const joined: SayThread = (part, lang) => ({
  title: either(lang, '又有一份反映说的是同一件事', 'Another report of the same matter'),
  body: either(
    lang,
    `${textIn(part, 'code')} 并入，一共 ${countIn(part, 'supportCount')} 位邻居遇到`,
    `${textIn(part, 'code')} joined; ${countIn(part, 'supportCount')} neighbours in all`,
  ),
})

const merged: SayThread = (part, lang) => ({
  title: either(lang, `并入 ${textIn(part, 'into')}`, `Joined with ${textIn(part, 'into')}`),
  body: either(lang, '说的是同一件事，一起办', 'the same matter, handled together'),
})

const reopened: SayThread = (part, lang) => ({
  title: either(lang, '反映人说还没解决，重新办理', 'Not solved, taken up again'),
  body:
    day(part, 'dueOn', lang) &&
    either(lang, `最迟 ${day(part, 'dueOn', lang)}再答复`, `another answer by ${day(part, 'dueOn', lang)}`),
})

const overdue: SayThread = (_part, lang) => ({
  title: either(lang, '过了承诺的日期，还没答复', 'The promised day passed without an answer'),
  mark: 'official',
})

/** The steps of a report, as residents and staff read them. */
export const problemThreadTexts = {
  'problem.reported': reported,
  'problem.published': (_part, lang) => ({ title: either(lang, '审核后公开', 'Published after review') }),
  'problem.assigned': assigned,
  'problem.passed': passed,
  'problem.answered': reply('答复', 'Answered by'),
  'problem.adopted': reply('采纳，进入方案设计', 'Adopted by'),
  'problem.merged': merged,
  'problem.joined': joined,
  'problem.reopened': reopened,
  'problem.confirmed': (_part, lang) => ({ title: either(lang, '反映人说已经解决', 'Solved, says the reporter') }),
  'problem.settled': (_part, lang) => ({
    title: either(lang, '办结', 'Closed'),
    body: either(lang, '答复后没有人说还没解决', 'nobody said it was not solved'),
  }),
  'problem.text-erased': (_part, lang) => ({
    title: either(lang, '反映人删除了自己写的内容', 'The reporter had their own words erased'),
    body: either(lang, '这件事接着办，编号照样能查', 'the matter itself stays, under the same code'),
  }),
  'problem.withdrawn': (_part, lang) => ({ title: either(lang, '反映人撤回', 'Withdrawn by the reporter') }),
  'problem.overdue': overdue,
} satisfies Partial<Record<ProblemEventType, SayThread>> & ThreadTexts
