import type { Lang } from '../../../base/label.ts'
import { Block } from '../../../ui/card.tsx'
import { Notice } from '../../../ui/paper.tsx'
import { PlainText } from '../../../ui/plain-text.tsx'
import type { ProblemDetail } from '../contract.ts'
import { listWords } from './list-words.ts'

/** An office's answer is an official act, and is set and printed as one. */
export function AnswerDocument({ problem, lang }: { problem: ProblemDetail; lang: Lang }) {
  const { answer, code, title } = problem
  if (!answer) return null
  const words = listWords[lang]
  return (
    <Block title={words.answer} id="answer">
      <Notice
        level={3}
        title={words.answerTo(title ?? code)}
        code={words.answerCode(code)}
        issuer={answer.by}
        at={answer.at}
        published
      >
        <PlainText text={answer.text} />
      </Notice>
    </Block>
  )
}
