import type { PersonalDataUse } from '../../../portal/privacy.ts'

/** What the register of experts and judging keep of a person. */
export const reviewDataUses: PersonalDataUse[] = [
  {
    key: 'review.expert',
    order: 150,
    when: { zh: '请您当评审专家时', en: 'When you are asked to be an expert' },
    kinds: {
      zh: '您熟悉的领域、所在单位；暂停请您评审的，还有原因',
      en: 'The fields you know and whom you work for; if you are asked no more, why',
    },
    purpose: {
      zh: '按专长请您评审，并且避开和您有关的申报',
      en: 'To ask you for what you know, and to keep from you what you have a tie to',
    },
    readers: {
      zh: '只有办理评审的工作人员；谁是专家、谁评了哪一份都不公开，申报方也看不到',
      en: 'Only staff who handle reviews. Who is an expert, and who judged what, is not public; applicants do not learn it either',
    },
    kept: {
      zh: '不再当专家以后只作为评审记录的一部分保存。删除账号时清除单位和原因，认不出是谁',
      en: 'Once you are an expert no more, only as part of the reviews. Erasing your account erases employer and reason; what is left names nobody',
    },
  },
  {
    key: 'review.score',
    order: 151,
    when: { zh: '专家打分、声明回避时', en: 'When an expert scores or declares an interest' },
    kinds: {
      zh: '每项得分、评审意见；回避或不评的原因',
      en: 'Scores and comments; why somebody has an interest or does not judge',
    },
    purpose: {
      zh: '算出排名，让申报方知道为什么得这个分；原因用来另请专家',
      en: 'To compute the ranking and tell applicants why; a reason serves to find somebody else',
    },
    readers: {
      zh: '审定后得分不记名公开，意见只给这份申报的组织和办理评审的工作人员看；原因只有办理的人看',
      en: 'After the decision scores are public without names, comments are shown to the organisation that applied and to staff who handle the review; a reason is read by them alone',
    },
    kept: {
      zh: '得分和意见提交后不能改，随评审长期保存，供复核；专家删除账号后，认不出是谁打的',
      en: 'Scores and comments stay as they were sent, with the review, so that it can be checked; once the expert’s account is erased nobody can tell whose they were',
    },
  },
]
