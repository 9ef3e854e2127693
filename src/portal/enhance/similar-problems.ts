/** wait until the fingers rest */
const pauseMs = 500
/** fewer characters find everything */
const leastLength = 4

/** Shows similar ones while one types. `src` answers an HTML fragment made by our own server, or nothing. */
export class SimilarProblems extends HTMLElement {
  #timer = 0
  #asked = ''
  #running: AbortController | null = null

  connectedCallback(): void {
    for (const field of this.#fields()) {
      field.addEventListener('input', () => this.#wait())
      field.addEventListener('change', () => this.#wait())
    }
    this.#wait()
  }

  #fields(): (HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement)[] {
    const form = this.closest('form')
    const names = (this.getAttribute('watch') ?? '').split(' ')
    return names.flatMap((name) => (form?.elements.namedItem(name) as HTMLInputElement | null) ?? [])
  }

  #wait(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#ask(), pauseMs) as unknown as number
  }

  async #ask(): Promise<void> {
    const fields = this.#fields()
    const query = new URLSearchParams(
      fields.map((field): [string, string] => [field.name, field.value.trim().slice(0, 300)]),
    )
    const typed = fields.some((field) => field.tagName !== 'SELECT' && field.value.trim().length >= leastLength)
    if (!typed) return this.#show('')
    if (query.toString() === this.#asked) return
    this.#asked = query.toString()
    this.#running?.abort()
    this.#running = new AbortController()
    try {
      const answer = await fetch(`${this.getAttribute('src')}?${query}`, { signal: this.#running.signal })
      if (answer.ok) this.#show(answer.status === 204 ? '' : await answer.text())
    } catch {
      // typing went on, or the line is down: the next page shows similar ones all the same
      this.#asked = ''
    }
  }

  #show(html: string): void {
    const [list, status] = this.children
    if (!list || !status || list.innerHTML === html) return
    list.innerHTML = html
    status.textContent = list.querySelector('[data-announce]')?.getAttribute('data-announce') ?? ''
  }
}
