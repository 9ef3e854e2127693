import type { Result } from './refusal.ts'
import { toHalfWidth } from './text.ts'

/** Chinese money in whole fen (1/100 yuan): a safe integer, so sums stay exact to 90 万亿 yuan. */
export type Fen = number

export function isFen(value: unknown): value is Fen {
  return Number.isSafeInteger(value)
}

function assertFen(fen: Fen): void {
  if (!isFen(fen)) throw new RangeError(`not an amount in whole fen: ${fen}`)
}

const yuan = /^(?<yuan>[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.(?<fraction>[0-9]+))?$/

/**
 * An amount as people write it: `12000`, `1,234.5`, `¥12,000.00`, `１２３４元`, never negative. Refused: `required`,
 * `not-money` (`1,5` is neither 1.5 nor 15), `too-precise` (more than two decimals), `too-large`.
 */
export function parseYuan(text: string): Result<Fen> {
  const plain = toHalfWidth(text).trim()
  if (plain === '') return { value: null, refusal: { code: 'required' } }
  const parts = yuan.exec(plain.replace(/^(?:¥|CNY|RMB)\s*/i, '').replace(/\s*元$/, ''))?.groups
  if (!parts) return { value: null, refusal: { code: 'not-money' } }
  const fraction = (parts.fraction ?? '').replace(/0+$/, '')
  if (fraction.length > 2) return { value: null, refusal: { code: 'too-precise' } }
  const fen = BigInt(parts.yuan!.replaceAll(',', '').slice(0, 400) + fraction.padEnd(2, '0'))
  if (fen > BigInt(Number.MAX_SAFE_INTEGER)) return { value: null, refusal: { code: 'too-large' } }
  return { value: Number(fen), refusal: null }
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(?:[0-9]{3})+$)/g, ',')
}

/**
 * `¥12,000.00`, and for summaries (`short`) `¥12,000`. Short leaves out only zeros: `¥12,000.50` stays as it is, so that
 * no two figures of one page disagree.
 */
export function formatFen(fen: Fen, options: { kind?: 'full' | 'short' } = {}): string {
  assertFen(fen)
  const digits = String(Math.abs(fen)).padStart(3, '0')
  const fraction = digits.slice(-2)
  const shown = options.kind === 'short' && fraction === '00' ? '' : `.${fraction}`
  return `${fen < 0 ? '-' : ''}¥${grouped(digits.slice(0, -2))}${shown}`
}

/** The exact sum, or `money.overflow`; the order of the amounts does not matter. */
export function sumFen(amounts: readonly Fen[]): Result<Fen> {
  let sum = 0n
  for (const amount of amounts) {
    assertFen(amount)
    sum += BigInt(amount)
  }
  const value = Number(sum)
  return isFen(value) ? { value, refusal: null } : { value: null, refusal: { code: 'money.overflow' } }
}

/**
 * Shares of an amount in the proportion of whole-number weights, adding up to it exactly. Each share is its exact part
 * rounded to a neighbouring fen; the fen left over go to the largest remainders, among equals to the earlier.
 */
export function allocateFen(total: Fen, weights: readonly number[]): Fen[] {
  assertFen(total)
  if (!weights.every((weight) => Number.isSafeInteger(weight) && weight >= 0))
    throw new RangeError('weights are whole numbers')
  const sum = weights.reduce((all, weight) => all + BigInt(weight), 0n)
  if (sum === 0n) throw new RangeError('nobody to share among')
  const size = BigInt(Math.abs(total))
  const shares = weights.map((weight) => (size * BigInt(weight)) / sum)
  const remainders = weights.map((weight) => (size * BigInt(weight)) % sum)
  const left = Number(size - shares.reduce((all, share) => all + share, 0n))
  const order = remainders.map((_, index) => index).toSorted((a, b) => Number(remainders[b]! - remainders[a]!))
  for (const index of order.slice(0, left)) shares[index]! += 1n
  return shares.map((share) => (total < 0 && share > 0n ? -Number(share) : Number(share)))
}

const capitals = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const
const places = ['', '拾', '佰', '仟'] as const

/** 1 … 9999, without zeros in front. */
function capitalThousands(value: number): string {
  let text = ''
  let zero = false
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10
    if (digit === 0) {
      zero = text !== ''
      continue
    }
    text += `${zero ? '零' : ''}${capitals[digit]}${places[place]}`
    zero = false
  }
  return text
}

/** A whole number above zero. A zero is written where a place in between is empty, once for any number of them. */
function capitalWhole(value: number): string {
  const unit = value >= 1e8 ? 1e8 : value >= 1e4 ? 1e4 : 1
  if (unit === 1) return capitalThousands(value)
  const high = capitalWhole(Math.floor(value / unit)) + (unit === 1e8 ? '亿' : '万')
  const low = value % unit
  if (low === 0) return high
  return `${high}${low < unit / 10 ? '零' : ''}${capitalWhole(low)}`
}

/**
 * The amount in capitals for documents, without the word 人民币: `壹万贰仟元整`, `壹仟肆佰零玖元伍角`, `叁佰贰拾伍元零肆分`.
 * 支付结算办法 (银发〔1997〕393号), 附一 正确填写票据和结算凭证的基本规定: 整 after 元, none after 角 or 分; a zero in
 * between is written once; where the rule leaves a zero open, as its first example has it (none after an empty 万 before
 * 仟, one after an empty 元 before 角).
 */
export function capitalAmount(fen: Fen): string {
  assertFen(fen)
  if (fen < 0) throw new RangeError(`no amount in capitals below zero: ${fen}`)
  const whole = Math.floor(fen / 100)
  const jiao = Math.floor(fen / 10) % 10
  const cents = fen % 10
  const yuanText = whole === 0 ? '' : `${capitalWhole(whole)}元`
  if (jiao === 0 && cents === 0) return `${yuanText || '零元'}整`
  const zero = whole > 0 && (jiao === 0 || whole % 10 === 0) ? '零' : ''
  return yuanText + zero + (jiao ? `${capitals[jiao]}角` : '') + (cents ? `${capitals[cents]}分` : '')
}
