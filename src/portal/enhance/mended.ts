/**
 * What was wrong with a field is out of date once it holds something else: left standing it would say that the choice
 * just made is wrong, too. The server judges anew when the form is sent.
 */
export function forgetError({ target }: Event): void {
  // a list one types into says itself when something of it was chosen
  if (!(target instanceof Element) || target.getAttribute('role') === 'combobox') return
  const field = target.closest('.field-wrong')
  if (!field) return
  field.classList.remove('field-wrong')
  field.querySelector('.field-error')?.remove()
  for (const control of field.querySelectorAll('[aria-invalid]')) control.removeAttribute('aria-invalid')
}
