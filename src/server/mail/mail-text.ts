export interface MailMessage {
  to: string
  subject: string
  /** paragraphs, separated by an empty line */
  body: string
  /** where it leads: absolute */
  link?: { url: string; label: string } | null
  /** a last line in small print */
  footer?: string
  /** the same id sent twice is shown once by most mail programs */
  id: string
  /** the page where its reader stops these mails */
  unsubscribeUrl?: string | null
  lang: 'zh' | 'en'
}

type Content = Pick<MailMessage, 'subject' | 'body' | 'link' | 'footer' | 'lang'>

function paragraphsOf(body: string): string[] {
  return body
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
}

/** The mail as plain text. */
export function mailText({ body, link, footer }: Content): string {
  const parts = paragraphsOf(body)
  if (link) parts.push(`${link.label}\n${link.url}`)
  if (footer) parts.push(`-- \n${footer}`)
  return `${parts.join('\n\n')}\n`
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => escapes[sign] as string)
}

/** The same as HTML that any mail program shows: no pictures, no tracking, no styles from elsewhere. */
export function mailHtml({ subject, body, link, footer, lang }: Content): string {
  const paragraphs = paragraphsOf(body).map((paragraph) => `<p>${escaped(paragraph).replaceAll('\n', '<br>')}</p>`)
  if (link) paragraphs.push(`<p><a href="${escaped(link.url)}">${escaped(link.label)}</a></p>`)
  if (footer) paragraphs.push(`<hr><p><small>${escaped(footer).replaceAll('\n', '<br>')}</small></p>`)
  return `<!doctype html><html lang="${lang === 'en' ? 'en' : 'zh-CN'}"><head><meta charset="utf-8"><title>${escaped(
    subject,
  )}</title></head><body>${paragraphs.join('')}</body></html>`
}
