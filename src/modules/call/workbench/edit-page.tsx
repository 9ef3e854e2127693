import { Alert, App, Button, Form } from 'antd'
import { type KeyboardEvent, type ReactNode, useEffect } from 'react'
import { Link, useParams } from 'react-router'
import { PageHead } from '../../../workbench/page-head.tsx'
import { useCommand, useContract } from '../../../workbench/query.ts'
import { EmptyState, errorWords, ErrorState, LoadingState } from '../../../workbench/states.tsx'
import { fieldWords, refusalWords } from '../../../workbench/words.ts'
import { type CallDetail, getCall } from '../contract.ts'
import { editCall } from '../contract-desk.ts'
import { fieldLabels } from '../labels.ts'
import { type CallDraft, draftOf, inputOf, nameOf } from './edit-input.ts'
import { AwardFields, FormFields, JudgingFields, MoneyFields, TermFields, WhoFields } from './edit-fields.tsx'
import { RubricFields } from './edit-rubric.tsx'
import { EditResult } from './edit-result.tsx'

/** A draft of a call: what is changed at the left, what comes of it at the right. */
export function EditPage(): ReactNode {
  const { code = '' } = useParams()
  const detail = useContract(getCall, { code })
  return (
    <>
      <PageHead title={`修改 ${code}`} />
      <p>
        <Link to={`/calls/${code}`}>← 回到征集</Link>
      </p>
      {detail.data ? <Opened key={detail.data.code} call={detail.data} /> : <Waiting query={detail} />}
    </>
  )
}

function Waiting({ query }: { query: { error: { status: number } | null; refetch(): unknown } }): ReactNode {
  if (!query.error) return <LoadingState lines={12} />
  if (query.error.status === 404) return <EmptyState title="没有这次征集" hint="编号可能抄错了，或者不在您的范围内。" />
  return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
}

function Opened({ call }: { call: CallDetail }): ReactNode {
  if (call.can.edit) return <EmptyState title={refusalWords(call.can.edit)} hint="要改只能取消这次，重新起草。" />
  return <Editor call={call} />
}

type Fields = Readonly<Record<string, string>>

function Editor({ call }: { call: CallDetail }): ReactNode {
  const [form] = Form.useForm<CallDraft>()
  const { message } = App.useApp()
  const draft = Form.useWatch([], form) as CallDraft | undefined
  const command = useCommand(editCall, { onDone: () => void message.success('已保存') })
  const { error } = command
  useEffect(() => {
    if (error) showAtFields(form, call, error.fields, error.params)
  }, [error, form, call])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.submit()
  }
  const begun = draftOf(call)
  return (
    <Form<CallDraft>
      form={form}
      layout="vertical"
      requiredMark="optional"
      initialValues={begun}
      scrollToFirstError={{ focus: true }}
      onFinish={(values) => command.mutate(inputOf(call, values))}
      onKeyDown={onKeyDown}
    >
      <div className="call-edit">
        <div>
          {error && <WhatIsWrong call={call} fields={error.fields} params={error.params} words={errorWords(error)} />}
          <TermFields call={call} />
          <WhoFields />
          <MoneyFields />
          <AwardFields />
          <JudgingFields />
          <RubricFields call={call} />
          <FormFields call={call} />
        </div>
        <EditResult call={call} draft={draft?.rubric ? draft : begun}>
          <div className="call-save">
            <Button type="primary" htmlType="submit" loading={command.isPending}>
              保存 <kbd>Ctrl</kbd> <kbd>Enter</kbd>
            </Button>
            <Link to={`/calls/${call.code}`}>看好了，去发布</Link>
          </div>
        </EditResult>
      </div>
    </Form>
  )
}

/** Errors of parts that have no field of their own are named here, or nobody would ever see them. */
function WhatIsWrong({
  call,
  fields,
  params,
  words,
}: {
  call: CallDetail
  fields: Fields
  params: Record<string, unknown> | undefined
  words: string
}): ReactNode {
  const elsewhere = Object.entries(fields)
    .filter(([name]) => nameOf(call, name) === null)
    .map(([name, code]) => {
      const label = (fieldLabels as Record<string, { zh: string }>)[name]?.zh
      return [label, fieldWords(code, params)].filter(Boolean).join('：')
    })
  return <Alert className="dialog-error" type="error" title={[words, ...elsewhere].join('；')} />
}

function showAtFields(
  form: ReturnType<typeof Form.useForm<CallDraft>>[0],
  call: CallDetail,
  fields: Fields,
  params: Record<string, unknown> | undefined,
): void {
  const wrong = Object.entries(fields).flatMap(([field, code]) => {
    const name = nameOf(call, field)
    return name ? [{ name: name as never, errors: [fieldWords(code, params)] }] : []
  })
  form.setFields(wrong)
  const [first] = wrong
  if (first) form.scrollToField(first.name, { focus: true })
}
