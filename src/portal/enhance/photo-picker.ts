/** longer edge of what is sent: sharp on any screen, a tenth of what a phone takes */
const longestPx = 2000
const quality = 0.85
/** what is small already goes as it is */
const smallBytes = 600_000

async function shrink(file: File): Promise<Blob> {
  if (!file.type.startsWith('image/') || file.size < smallBytes) return file
  try {
    const picture = await createImageBitmap(file)
    const scale = Math.min(1, longestPx / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(picture.width * scale)
    canvas.height = Math.round(picture.height * scale)
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    const smaller = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality))
    return smaller && smaller.size < file.size ? smaller : file
  } catch {
    // a format this browser cannot draw (HEIC): the server can
    return file
  }
}

/** What was picked, to be seen: a picture itself, a paper by its name. */
function faceOf(file: File): HTMLElement {
  if (!file.type.startsWith('image/')) {
    const name = document.createElement('span')
    name.className = 'picked-name'
    name.textContent = file.name
    return name
  }
  const picture = document.createElement('img')
  picture.src = URL.createObjectURL(file)
  picture.alt = file.name
  return picture
}

/** @param kind `paper` where a PDF may come as well; said before the file, as it is read */
function send(
  url: string,
  { file, name, kind }: { file: Blob; name: string; kind: string | null },
  onProgress: (share: number) => void,
): Promise<string> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest()
    request.open('POST', url)
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => onProgress(loaded / total)
    request.onload = () => {
      const id: unknown = request.response?.id
      if (request.status < 300 && typeof id === 'string') done(id)
      else fail(new Error(String(request.status)))
    }
    request.onerror = () => fail(new Error('offline'))
    const body = new FormData()
    if (kind) body.append('kind', kind)
    body.append('file', file, name)
    request.send(body)
  })
}

/**
 * Shows the pictures picked, shrinks them, and sends each at once, so that the form itself is sent in a moment. One that
 * does not go through stays in the file input and goes with the form.
 */
export class PhotoPicker extends HTMLElement {
  #pending = new Set<Promise<void>>()
  #wanted = false
  #status = document.createElement('p')
  #unsent: File[] = []

  connectedCallback(): void {
    const input = this.querySelector<HTMLInputElement>('input[type=file]')
    const url = this.getAttribute('upload')
    for (const item of this.querySelectorAll('.picked li')) this.#addRemove(item)
    if (!input || !url) return
    this.#face(input)
    this.#status.className = 'field-hint'
    this.#status.setAttribute('role', 'status')
    this.append(this.#status)
    input.addEventListener('change', () => {
      const files = [...(input.files ?? [])]
      this.#unsent = []
      input.value = ''
      const room = this.#room()
      for (const file of files.slice(0, room)) this.#take(input, url, file)
      this.#say(
        files.length > room ? (this.getAttribute('full') ?? '').replace('{n}', this.getAttribute('max') ?? '1') : '',
      )
    })
    const form = this.closest('form')
    form?.addEventListener('submit', (event) => this.#hold(event, form, event.submitter))
  }

  /** In the page's language and not the browser's: what is picked is shown below, so "no file chosen" would be wrong. */
  #face(input: HTMLInputElement): void {
    const box = document.createElement('span')
    const face = document.createElement('span')
    box.className = 'file-box'
    face.className = 'btn'
    face.textContent = this.getAttribute('choose')
    face.setAttribute('aria-hidden', 'true')
    input.before(box)
    box.append(face, input)
  }

  #say(words: string): void {
    this.#status.textContent = words
  }

  #room(): number {
    return Number(this.getAttribute('max') ?? 1) - this.querySelectorAll('.picked li').length
  }

  #take(input: HTMLInputElement, url: string, file: File): void {
    const item = document.createElement('li')
    const progress = document.createElement('progress')
    progress.setAttribute('aria-label', file.name)
    item.append(faceOf(file), progress)
    this.querySelector('.picked')?.append(item)
    const work = this.#upload(input, url, file, item, progress).finally(() => this.#pending.delete(work))
    this.#pending.add(work)
  }

  async #upload(
    input: HTMLInputElement,
    url: string,
    file: File,
    item: Element,
    progress: HTMLProgressElement,
  ): Promise<void> {
    try {
      const sent = { file: await shrink(file), name: file.name, kind: this.getAttribute('kind') }
      const id = await send(url, sent, (share) => (progress.value = share))
      const hidden = document.createElement('input')
      hidden.type = 'hidden'
      hidden.name = input.name
      hidden.value = id
      progress.replaceWith(hidden)
      this.#addRemove(item)
    } catch {
      progress.replaceWith(this.getAttribute('failed') ?? '')
      this.#keep(input, file)
    }
  }

  #keep(input: HTMLInputElement, file: File): void {
    this.#unsent.push(file)
    const files = new DataTransfer()
    for (const each of this.#unsent) files.items.add(each)
    input.files = files.files
  }

  #addRemove(item: Element): void {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = this.getAttribute('remove')
    button.addEventListener('click', () => {
      item.remove()
      this.querySelector<HTMLElement>('input[type=file]')?.focus()
    })
    item.append(button)
  }

  /** A form sent while pictures are still on their way waits for them, once, and says so. */
  #hold(event: Event, form: HTMLFormElement, submitter: HTMLElement | null): void {
    if (this.#pending.size === 0) return
    event.preventDefault()
    if (this.#wanted) return
    this.#wanted = true
    this.#say(this.getAttribute('uploading') ?? '')
    void Promise.all(this.#pending).then(() => {
      this.#wanted = false
      this.#say('')
      form.requestSubmit(submitter)
    })
  }
}
