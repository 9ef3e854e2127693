import { Alert, App, Button, Input } from 'antd'
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import type { CallInput } from '../../../workbench/api.ts'
import { ActionButton } from '../../../workbench/action-button.tsx'
import { useKeys } from '../../../workbench/keys.ts'
import { shown, useCommand } from '../../../workbench/query.ts'
import { errorWords } from '../../../workbench/states.tsx'
import { type DeskDetail, getDesk, reviewProblem } from '../contract-desk.ts'
import { refusePublish, type WithholdReason, withholdReasons } from '../problem.ts'
import { DeskPhotos } from './desk-photos.tsx'
import { useOnwards } from './next-record.ts'
import { hidePersonal, type Mark, markWords, personalMarks } from './personal-marks.ts'
import { Text } from './record-body.tsx'
import { WithholdChoice } from './withhold-choice.tsx'

interface ReviewPanelProps {
  problem: DeskDetail
  /** shown while the next one loads: its keys do nothing */
  idle: boolean
  onCancel(): void
  onDone(): void
}

interface Draft {
  title: string
  text: string
  hiddenIds: readonly string[]
}

/** Begins with what is public already, else with what was written. */
function draftOf({ review, title, description, original, hiddenPhotoIds }: DeskDetail): Draft {
  const isShown = review === 'published'
  return {
    title: (isShown ? title : original?.title) ?? '',
    text: (isShown ? description : original?.description) ?? '',
    hiddenIds: isShown ? hiddenPhotoIds : [],
  }
}

function publishInput(
  { code, original }: DeskDetail,
  { title, text, hiddenIds }: Draft,
): CallInput<typeof reviewProblem> {
  return {
    code,
    decision: 'publish',
    ...(title === original?.title ? {} : { publicTitle: title }),
    ...(text === original?.description ? {} : { publicDescription: text }),
    hiddenPhotoIds: [...hiddenIds],
  }
}

/** What the public reads after this decision. */
function reviewed(
  { original }: DeskDetail,
  input: CallInput<typeof reviewProblem>,
): Pick<DeskDetail, 'review' | 'withheldBecause' | 'title' | 'description'> {
  if (input.decision === 'withhold')
    return { review: 'withheld', withheldBecause: input.reason ?? null, title: null, description: null }
  return {
    review: 'published',
    withheldBecause: null,
    title: input.publicTitle ?? original?.title ?? null,
    description: input.publicDescription ?? original?.description ?? null,
  }
}

function useReview(problem: DeskDetail, onDone: () => void) {
  const { message } = App.useApp()
  const onwards = useOnwards('review')
  const go = useRef<() => void>(() => {})
  const command = useCommand(reviewProblem, {
    shows: ({ state, dueOn }, input) =>
      shown(getDesk, { code: problem.code }, { state, dueOn, ...reviewed(problem, input) }),
    onDone(_answer, { decision }) {
      void message.success(decision === 'publish' ? `${problem.code} 已公开` : `${problem.code} 暂不公开，已告诉反映人`)
      onDone()
      go.current()
    },
  })
  const decide = (input: CallInput<typeof reviewProblem>) => {
    if (command.isPending) return
    go.current = onwards()
    command.mutate(input)
  }
  return { command, decide }
}

/**
 * 先审后发: what was written at the left, what everybody will read at the right. `p` publishes, `w` withholds; in the
 * queue of what waits, the next one opens by itself.
 */
export function ReviewPanel({ problem, idle, onCancel, onDone }: ReviewPanelProps): ReactNode {
  const [draft, setDraft] = useState(() => draftOf(problem))
  const [withholding, setWithholding] = useState(false)
  const { command, decide } = useReview(problem, onDone)
  const refusal = refusePublish({ hasOriginal: problem.original !== null, consent: problem.consent })
  const publish = () => {
    if (refusal === null && draft.title.trim() !== '') decide(publishInput(problem, draft))
  }
  const withhold = (reason: WithholdReason) => decide({ code: problem.code, decision: 'withhold', reason })
  const change = (more: Partial<Draft>) => setDraft((now) => ({ ...now, ...more }))
  useKeys({ p: publish, w: () => setWithholding(true) }, !withholding && !idle)
  useKeys(
    {
      Escape: () => setWithholding(false),
      ...Object.fromEntries(withholdReasons.map((reason, index) => [String(index + 1), () => withhold(reason)])),
    },
    withholding,
  )
  return (
    <section className="record-part desk-review" aria-label="审核">
      <div className="desk-sides">
        <Text
          heading="原文，只有工作人员看得到"
          title={problem.original?.title ?? ''}
          text={problem.original?.description ?? ''}
        />
        <PublicWording draft={draft} onChange={change} onPublish={publish} />
      </div>
      <DeskPhotos
        photos={problem.photos}
        hiddenIds={draft.hiddenIds}
        onToggle={(id) => change({ hiddenIds: toggled(draft.hiddenIds, id) })}
      />
      {command.isError && <Alert type="error" title={errorWords(command.error)} />}
      {withholding ? (
        <WithholdChoice busy={command.isPending} onChoose={withhold} onCancel={() => setWithholding(false)} />
      ) : (
        <div className="desk-review-acts">
          <ActionButton kind="primary" shortcut="p" refusal={refusal} loading={command.isPending} onClick={publish}>
            公开
          </ActionButton>
          <ActionButton shortcut="w" refusal={null} onClick={() => setWithholding(true)}>
            暂不公开
          </ActionButton>
          {problem.review !== 'pending' && <Button onClick={onCancel}>不改了</Button>}
        </div>
      )}
    </section>
  )
}

function toggled(ids: readonly string[], id: string): string[] {
  return ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id]
}

interface WordingProps {
  draft: Draft
  onChange(more: Partial<Draft>): void
  onPublish(): void
}

/** Everybody's version: names, numbers and addresses of others are taken out here. */
function PublicWording({ draft, onChange, onPublish }: WordingProps): ReactNode {
  const id = useId()
  const marks = [...personalMarks(draft.title), ...personalMarks(draft.text)]
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onPublish()
  }
  return (
    <div>
      <h3>公开的文字，可以改</h3>
      <label className="visually-hidden" htmlFor={`${id}-title`}>
        公开的标题
      </label>
      <Input
        id={`${id}-title`}
        value={draft.title}
        maxLength={60}
        status={draft.title.trim() === '' ? 'error' : ''}
        onChange={(event) => onChange({ title: event.target.value })}
        onKeyDown={onKeyDown}
      />
      <label className="visually-hidden" htmlFor={`${id}-text`}>
        公开的正文
      </label>
      <Input.TextArea
        id={`${id}-text`}
        className="desk-wording desk-grow"
        value={draft.text}
        maxLength={2000}
        rows={4}
        onChange={(event) => onChange({ text: event.target.value })}
        onKeyDown={onKeyDown}
      />
      {marks.length > 0 && (
        <PersonalHint
          marks={marks}
          onHide={() => onChange({ title: hidePersonal(draft.title), text: hidePersonal(draft.text) })}
        />
      )}
    </div>
  )
}

function PersonalHint({ marks, onHide }: { marks: readonly Mark[]; onHide(): void }): ReactNode {
  const found = [...new Set(marks.map(({ kind, text }) => `${markWords[kind]} ${text}`))]
  return (
    <p className="desk-marks-hint" role="status">
      里面像有个人信息：{found.join('、')}。
      <button type="button" className="link-button" onClick={onHide}>
        都隐去
      </button>
    </p>
  )
}
