import { Alert, App, Button, Form, Input, Radio } from 'antd'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import type { CallInput } from '../../../workbench/api.ts'
import { useCommand } from '../../../workbench/query.ts'
import { errorWords } from '../../../workbench/states.tsx'
import { fieldWords } from '../../../workbench/words.ts'
import type { ApplicationDetail } from '../contract.ts'
import { checkApplication } from '../contract-desk.ts'

interface Finding {
  holds: boolean | null
  because: string
}

const open: Finding = { holds: null, because: '' }

/** Takes the reader to the first question. */
export function focusCheck(): void {
  document.querySelector<HTMLInputElement>('.call-check input')?.focus()
}

/** What the button does follows from the answers. */
function outcomeOf(findings: readonly Finding[]): { label: string; passes: boolean; ready: boolean } {
  const left = findings.filter(({ holds }) => holds === null).length
  const failed = findings.filter(({ holds }) => holds === false)
  if (left > 0) return { label: `还有 ${left} 条没核对`, passes: true, ready: false }
  if (failed.length === 0) return { label: '全部符合，通过', passes: true, ready: true }
  const reasons = failed.every(({ because }) => because.trim() !== '')
  const label = reasons ? `${failed.length} 条不符合，不通过` : '不符合的要写明原因'
  return { label, passes: false, ready: reasons }
}

/** 资格审查: each condition yes or no, a no with its reason; Ctrl+Enter sends the answers. */
export function CheckPanel({ application }: { application: ApplicationDetail }): ReactNode {
  const { message } = App.useApp()
  const { questions } = application.rules
  const [findings, setFindings] = useState<Readonly<Record<string, Finding>>>({})
  const command = useCommand(checkApplication, {
    changes: ['call'],
    onDone: ({ state }) =>
      void message.success(state === 'eligible' ? '审查通过，申报方会收到通知' : '审查未通过，申报方会收到原因'),
  })
  const all = questions.map(({ key }) => findings[key] ?? open)
  const { label, passes, ready } = outcomeOf(all)
  const change = (key: string, part: Partial<Finding>) =>
    setFindings((before) => ({ ...before, [key]: { ...(before[key] ?? open), ...part } }))
  const send = () => {
    if (ready && !command.isPending) command.mutate(inputOf(application, findings))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
  }
  return (
    <Form className="call-check" aria-label="逐条核对" onFinish={send} onKeyDown={onKeyDown}>
      {command.error && <Alert className="dialog-error" type="error" title={errorWords(command.error)} />}
      <ul className="call-checks">
        {questions.map(({ key, label: question }) => (
          <li key={key}>
            <Question
              question={question.zh}
              finding={findings[key] ?? open}
              fault={command.error?.fields[`verdicts.${key}`]}
              onChange={(part) => change(key, part)}
            />
          </li>
        ))}
      </ul>
      <p className="call-save">
        <Button type="primary" danger={!passes} disabled={!ready} htmlType="submit" loading={command.isPending}>
          {label} {ready && <kbd aria-hidden="true">Ctrl Enter</kbd>}
        </Button>
        <span className="small soft">结论发给申报方；不通过的，方案退回团队。</span>
      </p>
    </Form>
  )
}

function inputOf(
  { id, rules }: ApplicationDetail,
  findings: Readonly<Record<string, Finding>>,
): CallInput<typeof checkApplication> {
  const verdicts = rules.questions.map(({ key }) => {
    const { holds, because } = findings[key] ?? open
    return { key, holds: holds === true, because: holds === true ? '' : because.trim() }
  })
  return { id, verdicts }
}

interface QuestionProps {
  question: string
  finding: Finding
  fault: string | undefined
  onChange(part: Partial<Finding>): void
}

function Question({ question, finding, fault, onChange }: QuestionProps): ReactNode {
  return (
    <fieldset>
      <legend>{question}</legend>
      <Radio.Group
        value={finding.holds}
        options={[
          { value: true, label: '符合' },
          { value: false, label: '不符合' },
        ]}
        onChange={({ target }) => onChange({ holds: target.value as boolean })}
      />
      {finding.holds === false && (
        <Input.TextArea
          aria-label={`为什么不符合：${question}`}
          placeholder="写明原因，申报方会看到"
          rows={2}
          maxLength={400}
          value={finding.because}
          onChange={({ target }) => onChange({ because: target.value })}
        />
      )}
      {fault && (
        <span role="alert" className="small">
          {fieldWords(fault)}
        </span>
      )}
    </fieldset>
  )
}
