import type { CivilDate } from '../../base/clock.ts'
import type { Field, Form, NumberField, Section } from '../../base/form.ts'
import type { Label } from '../../base/label.ts'
import { type Law, lawOn } from '../../base/law.ts'
import { usualDemand } from '../design/design.ts'
import type { CallKind, CallRules, Question } from './call.ts'

/** What a call begins with; those who run it change figures and dates before it opens. */
export interface Template {
  kind: CallKind
  label: Label
  /** says in a sentence what it is for */
  hint: Label
  rules: CallRules
  form: Form
  rubric: Form
}

/**
 * Ceiling, share found elsewhere and share for staff of 公益创投. Guangzhou's figures are the nearest that are public; a
 * network sets its own before a call opens.
 */
export const grantLaw: Law<Pick<CallRules, 'ceilingFen' | 'ownPercent' | 'staffPercent'>> = {
  id: 'call.grant',
  title: { zh: '公益创投资助标准', en: 'Terms of venture-philanthropy grants' },
  versions: [
    {
      validFrom: '2014-01-01',
      source: 'handbook B1: 2014–2019, 30 万元',
      value: { ceilingFen: 30_000_000, ownPercent: 40, staffPercent: null },
    },
    {
      validFrom: '2020-01-01',
      source: 'handbook B1: 2020, 50 万元, 人员费用不超过资助额 30%',
      value: { ceilingFen: 50_000_000, ownPercent: 40, staffPercent: 30 },
    },
    {
      validFrom: '2023-01-01',
      source: '穗社管规字〔2023〕1号; handbook B1',
      value: { ceilingFen: 80_000_000, ownPercent: 40, staffPercent: 30 },
    },
  ],
}

/** What no register we hold can tell (handbook B1, eligibility 2023). */
const questions: Question[] = [
  { key: 'scope', label: { zh: '项目在章程规定的业务范围内', en: 'The project is within its charter' } },
  { key: 'able', label: { zh: '有场地、设备和专职人员', en: 'It has premises, equipment and qualified staff' } },
  {
    key: 'listed',
    label: {
      zh: '一年内未列入活动异常名录，两年内未列入严重违法失信名单',
      en: 'Not on the list of irregularities for a year, nor of serious breaches for two',
    },
  },
  { key: 'lawful', label: { zh: '三年内没有重大违法记录', en: 'No serious breach of law for three years' } },
]

function longText(key: string, label: Label, help: Label, minLength = 30): Field {
  return { key, kind: 'long-text', label, help, required: true, minLength, maxLength: 2000 }
}

const sections: Section[] = [
  {
    key: 'why',
    title: { zh: '为什么做', en: 'Why' },
    fields: [
      longText(
        'need',
        { zh: '谁遇到了什么事', en: 'Who meets with what' },
        {
          zh: '影响多少人、多久了、依据是什么（走访、数据、反映）',
          en: 'How many people, since when, and how you know: visits, figures, reports',
        },
      ),
      {
        key: 'people',
        kind: 'number',
        label: { zh: '预计直接服务多少人', en: 'People served directly' },
        unit: { zh: '人', en: 'people' },
        help: { zh: '不是人次', en: 'Persons, not attendances' },
        required: true,
        min: 1,
        max: 1_000_000,
      },
    ],
  },
  {
    key: 'what',
    title: { zh: '做什么', en: 'What' },
    fields: [
      longText(
        'goals',
        { zh: '目标', en: 'Goals' },
        { zh: '到期时看得到、数得出的变化', en: 'What will have changed, so that it can be seen and counted' },
      ),
      longText(
        'steps',
        { zh: '怎么做，分几步', en: 'How, in which steps' },
        { zh: '每一步什么时候做完、交出什么', en: 'When each step is done, and what it hands over' },
      ),
      { key: 'startsOn', kind: 'date', label: { zh: '开始', en: 'Begins' }, required: true },
      { key: 'endsOn', kind: 'date', label: { zh: '结束', en: 'Ends' }, required: true },
      longText(
        'new',
        { zh: '和以往的做法有什么不同', en: 'What is different from what was tried' },
        {
          zh: '别处做过的，写明学了什么、改了什么',
          en: 'If it was done elsewhere: what you took over and what you changed',
        },
        10,
      ),
    ],
  },
  {
    key: 'who',
    title: { zh: '谁来做', en: 'Who' },
    fields: [
      longText(
        'experience',
        { zh: '做过的相近项目', en: 'Similar projects' },
        { zh: '名称、时间、结果；没有就写打算怎么补上', en: 'Name, time, result; if none, how you make up for it' },
        10,
      ),
    ],
  },
  {
    key: 'after',
    title: { zh: '做完以后', en: 'Afterwards' },
    fields: [
      longText(
        'effect',
        { zh: '怎么知道有用', en: 'How you will know that it worked' },
        { zh: '用什么数、问什么人、什么时候问', en: 'Which figures, asked of whom, and when' },
      ),
      longText(
        'lasting',
        { zh: '钱用完以后怎么延续，别的社区怎么照着做', en: 'How it goes on, and how others may copy it' },
        { zh: '谁接手、花多少、要什么条件', en: 'Who takes over, at what cost, on which conditions' },
        10,
      ),
      {
        key: 'papers',
        kind: 'file',
        label: { zh: '附件', en: 'Papers' },
        help: {
          zh: '登记证书、合作意向、前期调研等，PDF 或照片，最多 5 份',
          en: 'Certificates, letters of intent, studies: up to 5, PDF or photos',
        },
        accept: 'any',
        maxFiles: 5,
      },
    ],
  },
]

function criterion(key: string, max: number, label: Label, help: Label): NumberField {
  return { key, kind: 'number', min: 0, max, decimals: 1, required: true, label, help }
}

/** Six criteria, 100 points (handbook B1, 评分标准). What earns full, middle and low points stands beside each. */
const rubric: Form = {
  version: 1,
  sections: [
    {
      key: 'score',
      title: { zh: '评分标准', en: 'Rubric' },
      fields: [
        criterion(
          'needs',
          20,
          { zh: '需求分析', en: 'Need' },
          {
            zh: '16–20：有走访和数据，受影响的人说得清；8–15：有依据但不完整；0–7：凭印象',
            en: '16–20: visits and figures, those concerned are named; 8–15: partly shown; 0–7: an impression',
          },
        ),
        criterion(
          'plan',
          20,
          { zh: '目标与服务设计', en: 'Goals and design' },
          {
            zh: '16–20：目标可衡量，步骤、时间、产出对得上；8–15：大体清楚；0–7：看不出怎么做',
            en: '16–20: measurable goals that steps, dates and outputs match; 8–15: clear on the whole; 0–7: unclear',
          },
        ),
        criterion(
          'innovation',
          15,
          { zh: '创新性', en: 'Innovation' },
          {
            zh: '12–15：针对原做法的不足提出新办法；6–11：有改进；0–5：照搬',
            en: '12–15: a new answer to what failed before; 6–11: an improvement; 0–5: a copy',
          },
        ),
        criterion(
          'team',
          15,
          { zh: '机构与团队能力', en: 'Organisation and team' },
          {
            zh: '12–15：各方到齐、分工明确、做成过相近的事；6–11：基本具备；0–5：明显不足',
            en: '12–15: all parties in, duties clear, similar work done; 6–11: sufficient; 0–5: clearly short',
          },
        ),
        criterion(
          'money',
          15,
          { zh: '预算合理与配套', en: 'Budget and own share' },
          {
            zh: '12–15：每一笔都有依据，配套已落实；6–11：大体合理；0–5：偏高或说不清',
            en: '12–15: each line has its reason and the own share is found; 6–11: reasonable; 0–5: high or unclear',
          },
        ),
        criterion(
          'effect',
          15,
          { zh: '社会效益与可持续、可复制', en: 'Effect, lasting and copied' },
          {
            zh: '12–15：成效可验证，别的社区能照着做；6–11：有一定延续性；0–5：做完就散',
            en: '12–15: the effect can be checked and others can copy it; 6–11: goes on for a while; 0–5: ends with the money',
          },
        ),
      ],
    },
  ],
}

const usual = {
  fields: [],
  demand: usualDemand,
  perOrganisation: 2,
  questions,
  experts: 5,
  blind: true,
  spread: 25,
  days: { correct: 5, check: 10, notice: 5 },
} satisfies Partial<CallRules>

/**
 * The templates as they are on that day.
 * @param on the day the draft is made: its figures are those in force then
 */
export function templatesOn(on: CivilDate): readonly Template[] {
  const terms = lawOn(grantLaw, on)
  return [
    {
      kind: 'competition',
      label: { zh: '社会治理创新大赛', en: 'Innovation competition' },
      hint: {
        zh: '一年一次：好方案进项目库，其中一部分直接实施；经费由企业、基金在项目交易所认领',
        en: 'Once a year: good designs enter the pool, some are carried out; companies and funds pay at the exchange',
      },
      rules: {
        ...usual,
        organisationKinds: ['social-organisation', 'social-enterprise', 'foundation'],
        totalFen: null,
        ceilingFen: 30_000_000,
        ownPercent: 0,
        staffPercent: null,
        awards: [
          { level: 'pool', least: 60, places: 12 },
          { level: 'carry-out', least: 70, places: 5 },
        ],
        source: 'handbook #4, B1',
      },
      form: { version: 1, sections },
      rubric,
    },
    {
      kind: 'grant',
      label: { zh: '公益创投', en: 'Venture philanthropy' },
      hint: {
        zh: '有一笔钱：按预算资助一部分，其余自筹；有上限、有人员费用比例',
        en: 'A sum of money pays part of each budget, the rest is found elsewhere; with a ceiling and a limit for staff',
      },
      rules: {
        ...usual,
        organisationKinds: ['social-organisation'],
        totalFen: 300_000_000,
        ...terms.value,
        awards: [{ level: 'carry-out', least: 70, places: null }],
        source: terms.source,
      },
      form: { version: 1, sections },
      rubric,
    },
  ]
}

/** The template of a kind as it is on that day. */
export function templateOf(kind: CallKind, on: CivilDate): Template {
  const template = templatesOn(on).find((one) => one.kind === kind)
  if (!template) throw new Error(`no template for calls of kind ${kind}`)
  return template
}
