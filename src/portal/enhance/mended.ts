/**
 * What was wrong with a field is out of date once it holds something else: left standing it would say that the choice
 * just made is wrong, too. The server judges anew when the form is sent.
 */
function forgetError({ target }: Event): void {
  // a list one types into says itself when something of it was chosen
  if (!(target instanceof Element) || target.getAttribute('role') === 'combobox') return
  const field = target.closest('.field-wrong')
  if (!field) return
  field.classList.remove('field-wrong')
  field.querySelector('.field-error')?.remove()
  for (const control of field.querySelectorAll('[aria-invalid]')) control.removeAttribute('aria-invalid')
}

/** While one types, and never as the field is left: the page would move beneath the tap that leaves it. */
export function forgetErrorsWhenMended(): void {
  document.addEventListener('input', forgetError)
  document.addEventListener('change', (event) => {
    if (event.target instanceof HTMLSelectElement) forgetError(event)
  })
}
