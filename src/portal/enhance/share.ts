/** Copies a text; its button stands hidden in the page until script runs. */
export class CopyText extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button')
    if (!button || !('clipboard' in navigator)) return
    button.hidden = false
    const words = button.textContent
    const confirm = () => {
      button.textContent = this.getAttribute('done')
      setTimeout(() => (button.textContent = words), 2000)
    }
    button.addEventListener(
      'click',
      () => void navigator.clipboard.writeText(this.getAttribute('text') ?? '').then(confirm),
    )
  }
}

/** Hands an address to another app, where the browser can. */
export class ShareLink extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button')
    if (!button || !('share' in navigator)) return
    button.hidden = false
    button.addEventListener('click', () => {
      const url = new URL(this.getAttribute('href') ?? location.href, location.href).href
      // closing the sheet without choosing is no error
      void navigator.share({ title: this.getAttribute('heading') ?? document.title, url }).catch(() => undefined)
    })
  }
}
