import { Form, Input, Radio } from 'antd'
import { type ReactNode, useState } from 'react'
import { useNavigate, useLocation } from 'react-router'
import { Code } from '../../../ui/facts.tsx'
import { DateText } from '../../../ui/time.tsx'
import { ActionDialog } from '../../../workbench/action-dialog.tsx'
import { serverNow } from '../../../workbench/api.ts'
import { useContract } from '../../../workbench/query.ts'
import { EmptyState } from '../../../workbench/states.tsx'
import type { ProblemItem } from '../contract.ts'
import { type DeskDetail, listAlike, listDesk, mergeProblem } from '../contract-desk.ts'
import { stateLabels } from '../labels.ts'
import { useMyAreas } from './areas.ts'
import type { DeskDialogProps } from './dialog-props.ts'
import { ToldMessage } from './told.tsx'

/** 并案: this one beside the one it is joined to; alike ones are offered, others found by words or code. */
export function MergeDialog({ problem, open, onClose }: DeskDialogProps): ReactNode {
  const { code } = problem
  const navigate = useNavigate()
  const { search } = useLocation()
  const [sought, setSought] = useState('')
  const { items, searching } = useTargets(problem, sought, open)
  return (
    <ActionDialog
      open={open}
      title={`并案 ${code}`}
      width={860}
      intro="并入后一起办：这个编号照样能查，会指向那一件；跟着这一件的人，以后都收到那一件的进展。并案不能撤销。"
      contract={mergeProblem}
      fixed={{ code }}
      submitLabel="并入选中的"
      doneMessage={`${code} 已并案`}
      onClose={onClose}
      onDone={(_answer, { targetCode }) => void navigate({ pathname: `/problems/${targetCode}`, search })}
    >
      <div className="desk-sides">
        <Side heading="这一件">
          <Card
            item={{
              ...problem,
              title: problem.original?.title ?? problem.title ?? '',
              excerpt: problem.original?.description ?? '',
            }}
          />
        </Side>
        <Side heading="并入哪一件">
          <Input.Search
            autoFocus
            allowClear
            aria-label="按文字或编号找"
            placeholder="文字里的词，或编号"
            onSearch={(text) => setSought(text.trim())}
            onPressEnter={(event) => event.preventDefault()}
          />
          <p className="small soft" role="status">
            {searching ? '正在查找…' : sought ? `找到 ${items.length} 件` : items.length > 0 ? '文字相近的' : ''}
          </p>
          <Form.Item name="targetCode" rules={[{ required: true, message: '请选一件' }]} noStyle={items.length === 0}>
            <Targets items={items} />
          </Form.Item>
          {!searching && items.length === 0 && (
            <EmptyState title="没有相近的" hint="换个词，或直接输入那一件的编号。" />
          )}
        </Side>
      </div>
      <Preview problem={problem} items={items} />
    </ActionDialog>
  )
}

type Target = Pick<
  ProblemItem,
  'code' | 'title' | 'excerpt' | 'state' | 'supportCount' | 'reportedAt' | 'community' | 'street'
>

/** What is alike in words, until something is searched for; never itself, nor what is out of reach or cannot be joined. */
function useTargets({ code }: DeskDetail, sought: string, open: boolean): { items: Target[]; searching: boolean } {
  const alike = useContract(listAlike, { code }, { enabled: open && sought === '' })
  const found = useContract(listDesk, { q: sought, limit: 10 }, { enabled: open && sought !== '' })
  const answer = sought === '' ? alike : found
  const within = new Set(useMyAreas().mine.map(({ id }) => id))
  const items = (answer.data?.items ?? []).filter(
    (item) =>
      item.code !== code &&
      item.state !== 'merged' &&
      item.state !== 'withdrawn' &&
      [item.community, item.street].some((place) => place && within.has(place.id)),
  )
  return { items, searching: answer.isFetching }
}

function Preview({ problem, items }: { problem: DeskDetail; items: readonly Target[] }): ReactNode {
  const targetCode = Form.useWatch<string | undefined>('targetCode')
  const target = items.find(({ code }) => code === targetCode)
  if (!target) return null
  const supportCount = target.supportCount + problem.supportCount + 1
  return (
    <ToldMessage
      problem={problem}
      kind="problem.merged"
      params={{ code: problem.code, into: target.code, supportCount }}
    />
  )
}

function Side({ heading, children }: { heading: string; children: ReactNode }): ReactNode {
  return (
    <section aria-label={heading}>
      <h3>{heading}</h3>
      {children}
    </section>
  )
}

interface TargetsProps {
  items: readonly Target[]
  /** given by the form */
  value?: string
  onChange?: (code: string) => void
}

function Targets({ items, value, onChange }: TargetsProps): ReactNode {
  return (
    <Radio.Group
      className="desk-targets"
      value={value ?? null}
      onChange={(event) => onChange?.(event.target.value as string)}
    >
      {items.map((item) => (
        <Radio key={item.code} value={item.code}>
          <Card item={item} />
        </Radio>
      ))}
    </Radio.Group>
  )
}

function Card({ item }: { item: Target }): ReactNode {
  const place = item.community?.name ?? item.street?.name
  return (
    <span className="desk-card">
      <b>{item.title}</b>
      <span className="small soft">
        <Code>{item.code}</Code> ·{' '}
        {[place, stateLabels[item.state].zh, `${item.supportCount} 人“我也是”`].filter(Boolean).join(' · ')} ·{' '}
        <DateText at={item.reportedAt} kind="ago" now={serverNow()} />
      </span>
      {item.excerpt && <span className="small desk-excerpt">{item.excerpt}</span>}
    </span>
  )
}
