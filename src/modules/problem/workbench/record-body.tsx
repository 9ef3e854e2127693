import { Alert } from 'antd'
import type { ReactNode } from 'react'
import { PlainText } from '../../../ui/plain-text.tsx'
import { DateText } from '../../../ui/time.tsx'
import type { DeskDetail } from '../contract-desk.ts'
import { isOpen } from '../problem.ts'
import { DeskPhotos } from './desk-photos.tsx'

/** What was written beside what is public, the photographs, the answer, the notes. */
export function RecordBody({ problem }: { problem: DeskDetail }): ReactNode {
  return (
    <>
      <section className="record-part" aria-label="文字">
        {problem.textErased ? <Erased problem={problem} /> : <Texts problem={problem} />}
        <DeskPhotos photos={problem.photos} hiddenIds={problem.hiddenPhotoIds} />
      </section>
      {problem.answer && (
        <section className="record-part">
          <h3>{isOpen(problem.state) ? '上次的答复' : '答复'}</h3>
          <p className="small soft">
            {problem.answer.by} · <DateText at={problem.answer.at} kind="time" />
          </p>
          <PlainText text={problem.answer.text} />
        </section>
      )}
      <Notes notes={problem.notes} />
    </>
  )
}

/** Whoever answers must not bring back what its writer had erased. */
function Erased({ problem: { answer, state } }: { problem: DeskDetail }): ReactNode {
  const owed = isOpen(state) ? '写答复时不要再引用。' : ''
  return (
    <Alert
      type="warning"
      showIcon
      title="原文已由反映人删除"
      description={
        answer
          ? `文字、照片和联系方式都已清除。请看看答复里有没有引用原文；有的话，再答复时改掉。${owed}`
          : `文字、照片和联系方式都已清除。${owed}`
      }
    />
  )
}

function Texts({ problem: { original, title, description, review } }: { problem: DeskDetail }): ReactNode {
  const same = original !== null && original.title === title && original.description === (description ?? '')
  if (same) return <Text heading="文字（公开的与原文相同）" title={original.title} text={original.description} />
  return (
    <div className="desk-sides">
      {original && <Text heading="原文，只有工作人员看得到" title={original.title} text={original.description} />}
      {review === 'published' ? (
        <Text heading="公开的文字" title={title ?? ''} text={description ?? ''} />
      ) : (
        <div>
          <h3>公开的文字</h3>
          <p className="soft">还没有公开。居民凭编号只看到进展。</p>
        </div>
      )}
    </div>
  )
}

export function Text({ heading, title, text }: { heading: string; title: string; text: string }): ReactNode {
  return (
    <div>
      <h3>{heading}</h3>
      <p className="desk-text-title">{title}</p>
      {text ? <PlainText text={text} /> : <p className="soft">没有写细节。</p>}
    </div>
  )
}

function Notes({ notes }: Pick<DeskDetail, 'notes'>): ReactNode {
  if (notes.length === 0) return null
  return (
    <section className="record-part">
      <h3>内部备注，不公开</h3>
      <ul className="desk-notes">
        {notes.toReversed().map(({ id, at, by, text }) => (
          <li key={id}>
            <p className="small soft">
              {by} · <DateText at={at} kind="time" />
            </p>
            <PlainText text={text} />
          </li>
        ))}
      </ul>
    </section>
  )
}
