import { useQuery } from '@tanstack/react-query'
import { Input, Modal } from 'antd'
import { type KeyboardEvent, type ReactNode, useDeferredValue, useEffect, useId, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { moveCursor } from './keys.ts'
import type { SearchHit, WorkbenchSection } from './section.ts'

interface SearchDialogProps {
  sections: WorkbenchSection[]
  open: boolean
  onClose(): void
}

/** Rooms whose name holds the text come first: going somewhere is the most frequent search. */
function roomHits(sections: readonly WorkbenchSection[], text: string): SearchHit[] {
  const rooms = [
    { id: 'room:todo', title: '待办', href: '/' },
    ...sections.map(({ key, label, path }) => ({ id: `room:${key}`, title: label, href: `/${path}` })),
  ]
  return rooms.filter(({ title }) => title.includes(text)).map((room) => ({ ...room, note: '打开' }))
}

function useHits(sections: WorkbenchSection[], text: string, open: boolean): { hits: SearchHit[]; searching: boolean } {
  const [settled, setSettled] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 200)
    return () => clearTimeout(timer)
  }, [text])
  const found = useQuery({
    queryKey: ['search', settled],
    enabled: open && settled !== '',
    queryFn: async ({ signal }) => {
      const sources = sections.flatMap((section) => section.search ?? [])
      const answers = await Promise.allSettled(sources.map((search) => search(settled, signal)))
      return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
    },
  })
  const records = settled === text ? (found.data ?? []) : []
  return {
    hits: [...roomHits(sections, text), ...records],
    searching: text !== '' && (settled !== text || found.isFetching),
  }
}

/** `/`: one field for rooms and records. Arrow keys choose, Enter opens. */
export function SearchDialog({ sections, open, onClose }: SearchDialogProps): ReactNode {
  const navigate = useNavigate()
  const listId = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const sought = useDeferredValue(text.trim())
  const { hits, searching } = useHits(sections, sought, open)
  const chosen = Math.min(at, hits.length - 1)
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const go = (hit: SearchHit | undefined) => {
    if (!hit) return
    onClose()
    setText('')
    setAt(0)
    void navigate(hit.href)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt(moveCursor(chosen, 1, hits.length))
    else if (event.key === 'ArrowUp') setAt(moveCursor(chosen, -1, hits.length))
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) go(hits[chosen])
    else return
    event.preventDefault()
  }
  return (
    <Modal open={open} onCancel={onClose} footer={null} title="搜索" closable width={560} destroyOnHidden>
      <Input
        autoFocus
        role="combobox"
        aria-label="去哪里，或找哪一条"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={hits[chosen] ? `${listId}-${chosen}` : undefined}
        placeholder="编号、标题里的字，或栏目名"
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <ul className="search-hits" id={listId} role="listbox" aria-label="结果" ref={list}>
        {hits.map((hit, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field above has the keys
          <li
            key={hit.id}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === chosen}
            tabIndex={-1}
            onClick={() => go(hit)}
          >
            <span>{hit.title}</span>
            {hit.note && <span className="small soft">{hit.note}</span>}
          </li>
        ))}
      </ul>
      <p className="small soft" role="status">
        {searching ? '正在查找…' : hits.length === 0 ? '没有找到。换个说法，或输入完整编号再试。' : ''}
      </p>
    </Modal>
  )
}
