/** Keeps a form from being sent twice by a second tap. */
export class SubmitOnce extends HTMLElement {
  connectedCallback(): void {
    const form = this.closest('form')
    const button = this.querySelector('button')
    if (!form || !button) return
    const words = button.textContent
    form.addEventListener('submit', (event) => {
      if (event.defaultPrevented) return
      // after the browser has read the form: a disabled button would not be sent along
      setTimeout(() => {
        button.disabled = true
        button.textContent = this.getAttribute('busy')
      })
    })
    // coming back by the back button shows the page as it was left
    addEventListener('pageshow', (event) => {
      if (!event.persisted) return
      button.disabled = false
      button.textContent = words
    })
  }
}
