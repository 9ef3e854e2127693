import { formatDate } from '../../../base/clock.ts'
import type { Lang } from '../../../base/label.ts'
import type { TransferItem } from '../contract.ts'
import { channelLabels, transferKindLabels } from '../labels.ts'
import type { CorrectionLink } from '../server/queries/overview.ts'
import { fundWords } from './fund-words.ts'

interface RemarkProps {
  item: TransferItem
  /** what else is on the page */
  content: { items: readonly TransferItem[]; corrections: readonly CorrectionLink[] }
  lang: Lang
}

const anchor = (id: string) => `t-${id}`

/** How a gift came, why something was done; of a correction what it takes back, and of what was wrong when it was put right. */
export function Remark({ item, content, lang }: RemarkProps) {
  const { channel, note, kind } = item
  const words = fundWords[lang]
  return (
    <div className="linked" id={anchor(item.id)}>
      {channel && channelLabels[channel][lang]}
      <Corrects item={item} content={content} lang={lang} />
      {note && <div>{kind === 'correction' ? words.because(note) : note}</div>}
      <Corrected item={item} content={content} lang={lang} />
    </div>
  )
}

/** Names what it takes back, and leads there where that is on the same page. */
function Corrects({ item, content: { items, corrections }, lang }: RemarkProps) {
  const found = corrections.find(({ id }) => id === item.id)
  if (!found) return null
  const text = fundWords[lang].corrects(formatDate(found.bookedOn, lang), transferKindLabels[found.kind][lang])
  return <To id={found.correctsId} items={items} text={text} />
}

function Corrected({ item, content: { items, corrections }, lang }: RemarkProps) {
  const found = corrections.find(({ correctsId }) => correctsId === item.id)
  if (!found) return null
  return (
    <div>
      <b>
        <To id={found.id} items={items} text={fundWords[lang].corrected(formatDate(found.correctedOn, lang))} />
      </b>
    </div>
  )
}

function To({ id, items, text }: { id: string; items: RemarkProps['content']['items']; text: string }) {
  return items.some((each) => each.id === id) ? <a href={`#${anchor(id)}`}>{text}</a> : text
}
