import { Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import { useCommand } from '../../../workbench/query.ts'
import { errorWords } from '../../../workbench/states.tsx'
import { fieldWords, refusalWords } from '../../../workbench/words.ts'
import { type AssignmentDetail, declareInterest } from '../contract.ts'
import { refuseDeclaration } from '../review.ts'

/** Before the text opens: is there an interest in it? One that is declared closes it at once. */
export function DeclarationPane({ assignment }: { assignment: AssignmentDetail }): ReactNode {
  const { id, title, call, rules, can, position } = assignment
  const navigate = useNavigate()
  const [conflict, setConflict] = useState(false)
  const declare = useCommand(declareInterest, {
    onDone: (answer) => {
      if (answer.state === 'conflicted') void navigate(position.next ? `/scoring/${position.next}` : '/scoring')
    },
  })
  return (
    <section className="pane declaration" aria-labelledby="declaration">
      <p className="small soft">{call.title}</p>
      <h2 id="declaration">{title}</h2>
      <p className="declaration-question">与这份申报有没有利益冲突？</p>
      <ul className="declaration-kinds soft">
        <li>您或近亲属在申报方、团队成员单位任职、持股，或三年内任过职</li>
        <li>您为这份方案出过主意、写过材料，或与申报方有经费往来</li>
        <li>其他可能让人怀疑不公正的关系</li>
      </ul>
      {rules.blind && <p className="small soft">申报方已隐去。读着认出来了，随时可以点“我要回避”。</p>}
      {can.declare ? (
        <p className="callout callout-wait">{refusalWords(can.declare)}</p>
      ) : conflict ? (
        <Conflicted
          busy={declare.isPending}
          onBack={() => setConflict(false)}
          onSend={(because) => declare.mutate({ id, conflict: true, because })}
        />
      ) : (
        <div className="declaration-acts">
          <Button
            type="primary"
            size="large"
            loading={declare.isPending}
            onClick={() => declare.mutate({ id, conflict: false })}
          >
            没有，打开申报
          </Button>
          <Button size="large" onClick={() => setConflict(true)}>
            有，我要回避
          </Button>
        </div>
      )}
      {declare.error && (
        <p role="alert" className="declaration-error">
          {errorWords(declare.error)}
        </p>
      )}
    </section>
  )
}

interface ConflictedProps {
  busy: boolean
  onBack(): void
  onSend(because: string): void
}

function Conflicted({ busy, onBack, onSend }: ConflictedProps): ReactNode {
  const [because, setBecause] = useState('')
  const [asked, setAsked] = useState(false)
  const fault = refuseDeclaration({ conflict: true, because })?.fields?.because
  return (
    <form
      className="declaration-form"
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        if (!fault) onSend(because)
      }}
    >
      <label htmlFor="because">是什么关系</label>
      <Input.TextArea
        id="because"
        rows={3}
        maxLength={400}
        autoFocus
        value={because}
        aria-invalid={asked && fault !== undefined}
        aria-describedby="because-hint"
        placeholder="例如：申报方是我兼职的单位"
        onChange={({ target }) => setBecause(target.value)}
      />
      <p id="because-hint" className="small soft">
        {asked && fault ? (
          <span role="alert" className="score-fault">
            {fieldWords(fault)}
          </span>
        ) : (
          '只有组织评审的人看得到。提交后这份内容对您关闭，另请专家。'
        )}
      </p>
      <div className="declaration-acts">
        <Button type="primary" htmlType="submit" loading={busy}>
          提交回避
        </Button>
        <Button disabled={busy} onClick={onBack}>
          返回
        </Button>
      </div>
    </form>
  )
}
