const segmenter = 'Segmenter' in Intl ? new Intl.Segmenter('zh', { granularity: 'grapheme' }) : null

/** Characters as a reader counts them, as the server does. */
function lengthOf(text: string): number {
  return segmenter ? [...segmenter.segment(text)].length : text.length
}

/** how close to the limit one must be to be told */
const nearShare = 0.8

/** Says how many characters are left, once they run short. */
export class CharCount extends HTMLElement {
  connectedCallback(): void {
    const field = document.getElementById(this.getAttribute('for') ?? '') as HTMLTextAreaElement | null
    if (!field) return
    const max = Number(this.getAttribute('max'))
    this.className = 'count'
    this.setAttribute('role', 'status')
    const show = () => {
      const used = lengthOf(field.value)
      const over = used > max
      this.classList.toggle('count-low', over)
      const words = this.getAttribute(over ? 'over' : 'left') ?? ''
      this.textContent = used < max * nearShare ? '' : words.replace('{n}', String(Math.abs(max - used)))
    }
    field.addEventListener('input', show)
    show()
  }
}
