import type { Form } from '../../base/form.ts'
import type { Lang } from '../../base/label.ts'
import { Actions, Button } from '../../ui/button.tsx'
import { Block, Callout, Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { SimilarWhileTyping, SubmitOnce } from '../../ui/enhanced.tsx'
import { Checkbox, Choice, FileField, Select, TextArea, TextField } from '../../ui/fields.tsx'
import { ErrorSummary } from '../../ui/form.tsx'
import { FormAnswers } from '../../ui/form-answers.tsx'
import { formErrors, FormView } from '../../ui/form-view.tsx'
import { BackLink } from '../../ui/navigation.tsx'
import type { Page } from '../page.ts'
import { type FieldErrors, fieldErrorsOf, PageForm } from '../page-form.tsx'
import { refused, type Sample, sampleRequest, type View } from './request.ts'

const communities = [
  {
    label: '平湖街道',
    options: [
      { value: 'a', text: '禾花社区' },
      { value: 'b', text: '白坭坑社区' },
      { value: 'c', text: '山厦社区' },
    ],
  },
  {
    label: '坂田街道',
    options: [
      { value: 'd', text: '五和社区' },
      { value: 'e', text: '南坑社区' },
    ],
  },
]

const names = {
  title: { zh: '什么事', en: 'What' },
  areaId: { zh: '在哪里', en: 'Where' },
  contact: { zh: '怎么联系您', en: 'How to reach you' },
}

function reportPage(view: View, wrong: boolean): Page {
  const request = sampleRequest(
    view,
    '/report',
    wrong ? { error: refused({ title: 'required', areaId: 'not-an-area' }) } : {},
  )
  const errors = fieldErrorsOf(request, names)
  return {
    kind: 'page',
    title: '我要反映',
    nav: 'report',
    status: wrong ? 422 : undefined,
    body: (
      <>
        <BackLink href={request.link('/')}>首页</BackLink>
        <div className="page-head">
          <h1>说一件身边的事</h1>
          <p className="soft">一分钟就好，不用注册。5 个工作日内答复您。</p>
        </div>
        <Callout tone="act">
          <p>
            有人受伤、着火、正在发生危险：请先打 <a href="tel:110">110</a>、<a href="tel:119">119</a>、
            <a href="tel:120">120</a>。
          </p>
        </Callout>
        <Block title="填写">
          <PageForm request={request} files>
            <ErrorSummary errors={errors.all} />
            <ReportFields errors={errors} lang={view.lang} />
            <Actions fill>
              <SubmitOnce>
                <Button kind="primary">提交</Button>
              </SubmitOnce>
            </Actions>
          </PageForm>
        </Block>
      </>
    ),
  }
}

function ReportFields({ errors, lang }: { errors: FieldErrors; lang: Lang }) {
  return (
    <>
      <TextField
        name="title"
        label={names.title[lang]}
        hint="一句话，比如：三单元楼道堵了七八辆电动车"
        required
        error={errors.of('title')}
        maxLength={60}
      />
      <SimilarWhileTyping src="/similar" watch={['title', 'areaId']} />
      <TextArea name="description" label="说具体些" maxLength={20} value="三单元一楼每晚停七八辆电动车，充电线" />
      <Select
        name="areaId"
        label={names.areaId[lang]}
        groups={communities}
        required
        findable
        error={errors.of('areaId')}
      />
      <FileField name="photoIds" label="照片" hint="最多 6 张" accept="image/*" multiple max={6} uploadTo="/upload" />
      <Choice
        name="field"
        label="哪一类"
        side
        options={[
          { value: '1', label: '交通出行' },
          { value: '2', label: '楼道消防' },
          { value: '3', label: '环境卫生' },
        ]}
        value="2"
      />
      <TextField
        name="phone"
        label={names.contact[lang]}
        hint="只用来告诉您进展，不会公开"
        type="tel"
        autoComplete="tel"
        short
      />
      <Checkbox name="subscribe" label="有进展发短信告诉我" checked />
    </>
  )
}

const sampleForm: Form = {
  version: 1,
  sections: [
    {
      key: 'idea',
      title: { zh: '您的点子', en: 'Your idea' },
      help: { zh: '想到哪写到哪，后面还能改。', en: 'Write as it comes; you can change it later.' },
      fields: [
        { key: 'name', kind: 'text', label: { zh: '起个名字', en: 'Give it a name' }, required: true, maxLength: 30 },
        {
          key: 'what',
          kind: 'long-text',
          label: { zh: '想做什么', en: 'What you want to do' },
          required: true,
          maxLength: 500,
        },
        {
          key: 'cost',
          kind: 'money',
          label: { zh: '大约要花多少', en: 'What it may cost' },
          help: { zh: '每个点子最高 8,000 元', en: 'Up to 8,000 yuan' },
          maxFen: 800_000,
        },
        {
          key: 'people',
          kind: 'number',
          label: { zh: '多少人受益', en: 'How many it helps' },
          unit: { zh: '人', en: 'people' },
        },
        { key: 'start', kind: 'date', label: { zh: '哪天开始', en: 'When to start' } },
      ],
    },
    {
      key: 'who',
      title: { zh: '和谁一起', en: 'With whom' },
      fields: [
        {
          key: 'group',
          kind: 'choice',
          required: true,
          label: { zh: '谁来做', en: 'Who does it' },
          options: [
            { value: 'alone', label: { zh: '我自己', en: 'Myself' } },
            {
              value: 'neighbours',
              label: { zh: '和邻居们', en: 'With neighbours' },
              help: { zh: '三人以上', en: 'Three or more' },
            },
          ],
        },
        {
          key: 'helpers',
          kind: 'multi-choice',
          label: { zh: '需要什么', en: 'What you need' },
          options: [
            { value: 'room', label: { zh: '场地', en: 'A room' } },
            { value: 'money', label: { zh: '资金', en: 'Money' } },
          ],
        },
        { key: 'minor', kind: 'yes-no', label: { zh: '您未满十八岁吗', en: 'Are you under 18?' } },
        {
          key: 'guardian',
          kind: 'person-contact',
          needs: 'phone',
          required: true,
          label: { zh: '监护人', en: 'Guardian' },
          showIf: { field: 'minor', oneOf: [true] },
        },
        { key: 'where', kind: 'area', label: { zh: '在哪个社区', en: 'In which community' } },
        { key: 'drawing', kind: 'file', accept: 'image', maxFiles: 3, label: { zh: '画出来也行', en: 'A drawing' } },
        {
          key: 'agree',
          kind: 'yes-no',
          mustAgree: true,
          label: { zh: '我同意公开这个点子（不公开姓名）', en: 'The idea may be published without my name' },
        },
      ],
    },
  ],
}

function formPage(view: View): Page {
  const request = sampleRequest(view, '/ideas/new')
  const errors = { name: 'required', cost: 'too-large', 'guardian.phone': 'phone-invalid', agree: 'must-agree' }
  const answers = {
    name: '',
    what: '',
    cost: 900_000,
    people: 30,
    start: '2026-12-01',
    group: 'neighbours',
    helpers: ['room'],
    minor: true,
    guardian: { name: '王某', phone: '12', email: '' },
    where: 'b',
    drawing: [],
    agree: null,
  }
  return {
    kind: 'page',
    title: '金点子',
    status: 422,
    body: (
      <>
        <div className="page-head">
          <h1>我有一个点子</h1>
        </div>
        <Block title="填写">
          <PageForm request={request} files>
            <ErrorSummary errors={formErrors(sampleForm, errors, view.lang)} />
            <FormView form={sampleForm} answers={answers} errors={errors} sources={{ areas: communities }} />
            <Button kind="primary">提交</Button>
          </PageForm>
        </Block>
        <Block title="核对">
          <Card>
            <FormAnswers form={sampleForm} answers={answers} sources={{ areas: communities }} />
          </Card>
        </Block>
      </>
    ),
  }
}

/** What the sample server answers while the title is typed. */
export function similarFragment() {
  return (
    <div className="callout callout-info" data-announce="找到 1 件相近的事">
      <p className="callout-title">是不是同一件事？</p>
      <p>
        <a href="/problems/LG-26-0391">电动车堵楼道</a> <Chip tone="go">正在办</Chip>
      </p>
    </div>
  )
}

/** Forms, fresh and refused. */
export const formSamples: Sample[] = [
  { name: 'report', path: '/report', page: async (view) => reportPage(view, false) },
  { name: 'report-refused', path: '/report', page: async (view) => reportPage(view, true) },
  { name: 'form-view', path: '/ideas/new', page: async (view) => formPage(view) },
]
