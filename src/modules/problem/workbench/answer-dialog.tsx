import { Button, Form, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { Timeline } from '../../../ui/timeline.tsx'
import { ActionDialog } from '../../../workbench/action-dialog.tsx'
import { serverNow } from '../../../workbench/api.ts'
import { adoptProblem, answerProblem, type DeskDetail } from '../contract-desk.ts'
import { tellThread } from '../../../workbench/thread.ts'
import {
  adoptTemplates,
  answerFault,
  answerTemplates,
  beginning,
  blank,
  type Template,
  withTemplate,
} from './answer-templates.ts'
import type { DeskDialogProps } from './dialog-props.ts'
import { Told } from './told.tsx'

type Kind = 'answer' | 'adopt'

const wordsOf = {
  answer: {
    title: '答复',
    submit: '发出答复',
    done: '答复已发出',
    intro: '答复公开，谁都能看到。写清做了什么、接下来怎样，不写别人的姓名和住址。',
  },
  adopt: {
    title: '采纳',
    submit: '采纳',
    done: '已采纳',
    intro: '采纳后进入方案设计。告诉提的人接下来做什么、什么时候。',
  },
} as const

/** 答复 and 采纳: the text at the left, what the resident will read at the right. */
export function AnswerDialog({ problem, open, onClose, kind }: DeskDialogProps & { kind: Kind }): ReactNode {
  const words = wordsOf[kind]
  // the day it was opened decides, so that the text does not change under the hand
  const [start] = useState(() => beginning(problem, serverNow()))
  return (
    <ActionDialog
      open={open}
      title={`${words.title} ${problem.code}`}
      width={860}
      intro={words.intro}
      contract={kind === 'answer' ? answerProblem : adoptProblem}
      fixed={{ code: problem.code }}
      initial={{ text: start }}
      submitLabel={words.submit}
      doneMessage={`${problem.code} ${words.done}`}
      onClose={onClose}
    >
      <div className="desk-sides">
        <div>
          <Templates start={start} all={kind === 'answer' ? answerTemplates : adoptTemplates} />
          <Form.Item
            name="text"
            label="内容"
            rules={[{ required: true, validator: (_, text: string) => refuseText(text) }]}
            validateTrigger="onBlur"
          >
            <Input.TextArea autoFocus className="desk-grow" rows={9} maxLength={2000} showCount />
          </Form.Item>
        </div>
        <Preview problem={problem} kind={kind} />
      </div>
    </ActionDialog>
  )
}

async function refuseText(text: string | undefined): Promise<void> {
  const fault = answerFault(text ?? '')
  if (fault) throw new Error(fault)
}

interface TextAreaRef {
  resizableTextArea?: { textArea: HTMLTextAreaElement }
  nativeElement?: HTMLElement
}

/** The first place to fill in is selected: typing replaces it. */
function selectBlank(field: TextAreaRef | undefined): void {
  const area = field?.resizableTextArea?.textArea
  const at = area?.value.indexOf(blank) ?? -1
  area?.focus()
  if (at >= 0) area?.setSelectionRange(at, at + blank.length)
}

function Templates({ start, all }: { start: string; all: readonly Template[] }): ReactNode {
  const form = Form.useFormInstance()
  const put = (template: Template) => {
    const text = (form.getFieldValue('text') as string | undefined) ?? ''
    form.setFieldValue('text', withTemplate(text, start, template, all))
    requestAnimationFrame(() => selectBlank(form.getFieldInstance('text') as TextAreaRef | undefined))
  }
  return (
    <div className="desk-templates" role="group" aria-label="常用答复">
      {all.map((template) => (
        <Button key={template.key} size="small" onClick={() => put(template)}>
          {template.label}
        </Button>
      ))}
    </div>
  )
}

function Preview({ problem, kind }: { problem: DeskDetail; kind: Kind }): ReactNode {
  const text = Form.useWatch<string | undefined>('text') ?? ''
  const by = problem.handler ?? problem.area.name
  const late = problem.overdue && problem.state !== 'passed'
  const said = tellThread(
    {
      type: kind === 'answer' ? 'problem.answered' : 'problem.adopted',
      public: { by, text, late },
    },
    'zh',
  )
  if (!said) return null
  return (
    <Told problem={problem}>
      <Timeline items={[{ key: 'preview', when: '现在', ...said }]} />
    </Told>
  )
}
