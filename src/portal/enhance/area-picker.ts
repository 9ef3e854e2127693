interface Place {
  value: string
  name: string
  /** the heading it stands under */
  group: string
}

/** how many are offered at once: more is a list to scroll, not an answer */
const mostShown = 30

/**
 * A long select as a field one can type into (WAI-ARIA combobox with a list). The select stays, hidden, and is what the
 * form sends, so nothing changes for the server.
 */
export class AreaPicker extends HTMLElement {
  #places: Place[] = []
  #found: Place[] = []
  #at = -1
  #built = false
  #select!: HTMLSelectElement
  #input!: HTMLInputElement
  #list!: HTMLUListElement
  #status!: HTMLElement

  connectedCallback(): void {
    const select = this.querySelector('select')
    if (!select || this.#built) return
    this.#built = true
    this.#select = select
    this.#places = [...select.options]
      .filter((option) => option.value)
      .map((option) => ({
        value: option.value,
        name: option.text,
        group: (option.parentElement as HTMLOptGroupElement).label ?? '',
      }))
    this.#build(select)
    this.#input.addEventListener('input', () => this.#search())
    this.#input.addEventListener('focus', () => this.#input.select())
    this.#input.addEventListener('keydown', (event) => this.#key(event))
    this.#input.addEventListener('blur', () => this.#settle())
    // mousedown, since the field's blur comes before click
    this.#list.addEventListener('mousedown', (event) => {
      event.preventDefault()
      const index = [...this.#list.children].indexOf((event.target as Element).closest('li')!)
      if (this.#found[index]) this.#choose(this.#found[index])
    })
  }

  #build(select: HTMLSelectElement): void {
    this.className = 'picker'
    const { id } = select
    this.#input = document.createElement('input')
    this.#list = document.createElement('ul')
    this.#status = document.createElement('p')
    // the field takes over the select's name for labels and errors
    for (const name of ['aria-describedby', 'aria-invalid', 'required']) {
      const value = select.getAttribute(name)
      if (value !== null && name !== 'required') this.#input.setAttribute(name, value)
      select.removeAttribute(name)
    }
    select.removeAttribute('id')
    select.hidden = true
    const attributes = {
      id,
      class: 'input',
      type: 'text',
      role: 'combobox',
      autocomplete: 'off',
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      'aria-controls': `${id}-list`,
    }
    for (const [name, value] of Object.entries(attributes)) this.#input.setAttribute(name, value)
    this.#input.placeholder = this.getAttribute('hint') ?? ''
    this.#input.value = this.#nameOf(select.value)
    this.#list.id = `${id}-list`
    this.#list.className = 'picker-list'
    this.#list.setAttribute('role', 'listbox')
    this.#list.setAttribute('aria-label', this.#input.placeholder)
    this.#list.hidden = true
    this.#status.className = 'visually-hidden'
    this.#status.setAttribute('role', 'status')
    this.append(this.#input, this.#list, this.#status)
  }

  #nameOf(value: string): string {
    const place = this.#places.find((each) => each.value === value)
    return place ? [place.name, place.group].filter(Boolean).join(' · ') : ''
  }

  #search(): void {
    const words = this.#input.value.trim().toLowerCase()
    this.#found = words
      ? this.#places.filter(({ name, group }) => `${name} ${group}`.toLowerCase().includes(words)).slice(0, mostShown)
      : []
    this.#at = -1
    this.#list.replaceChildren(...this.#found.map((place, index) => this.#option(place, index)))
    this.#open(this.#found.length > 0)
    const said = this.#found.length > 0 ? this.getAttribute('found') : words ? this.getAttribute('none') : ''
    this.#status.textContent = (said ?? '').replace('{n}', String(this.#found.length))
    this.#status.className = words && this.#found.length === 0 ? 'field-hint' : 'visually-hidden'
  }

  #option({ name, group }: Place, index: number): HTMLLIElement {
    const item = document.createElement('li')
    const where = document.createElement('span')
    where.textContent = group
    item.id = `${this.#list.id}-${index}`
    item.setAttribute('role', 'option')
    item.setAttribute('aria-selected', 'false')
    item.append(name, where)
    return item
  }

  #open(open: boolean): void {
    this.#list.hidden = !open
    this.#input.setAttribute('aria-expanded', String(open))
    if (!open) this.#input.removeAttribute('aria-activedescendant')
  }

  #key(event: KeyboardEvent): void {
    if (event.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && this.#found.length > 0) {
      event.preventDefault()
      this.#mark((this.#at + step + this.#found.length) % this.#found.length)
    } else if (event.key === 'Enter' && !this.#list.hidden) {
      // choosing, not sending the form
      event.preventDefault()
      const place = this.#found[Math.max(this.#at, 0)]
      if (place) this.#choose(place)
    } else if (event.key === 'Escape') this.#settle()
  }

  #mark(index: number): void {
    this.#at = index
    for (const [each, item] of [...this.#list.children].entries())
      item.setAttribute('aria-selected', String(each === index))
    const item = this.#list.children[index]
    item?.scrollIntoView({ block: 'nearest' })
    if (item) this.#input.setAttribute('aria-activedescendant', item.id)
  }

  #choose(place: Place): void {
    this.#select.value = place.value
    this.#select.dispatchEvent(new Event('change', { bubbles: true }))
    this.#settle()
  }

  /** What the field shows is what is chosen: leaving it half typed goes back to that; emptied, nothing is chosen. */
  #settle(): void {
    if (this.#input.value.trim() === '') this.#select.value = ''
    this.#input.value = this.#nameOf(this.#select.value)
    this.#open(false)
  }
}
