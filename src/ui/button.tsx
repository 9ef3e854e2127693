import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

export type ButtonKind = 'primary' | 'plain' | 'quiet' | 'seal'

interface Look {
  kind?: ButtonKind
  wide?: boolean
  icon?: IconName
  children: ReactNode
}

function lookOf(kind: ButtonKind = 'plain', wide = false): string {
  return ['btn', kind === 'plain' ? '' : `btn-${kind}`, wide ? 'btn-wide' : ''].filter(Boolean).join(' ')
}

export interface ButtonProps extends Look {
  type?: 'submit' | 'button' | 'reset'
  name?: string
  value?: string
  /** why it may not be pressed now: disables it, and is shown beneath, since a refusal says what to do instead */
  why?: ReactNode
  disabled?: boolean
  id?: string
  /** posts the form to another address than its own */
  formAction?: string
  /** told to the screen reader where the visible words alone do not say enough; holds them */
  label?: string
}

/** A button; submits its form unless told otherwise. */
export function Button({
  kind,
  wide,
  icon,
  children,
  type = 'submit',
  why,
  disabled,
  id,
  label,
  ...rest
}: ButtonProps) {
  const button = (
    <button
      id={id}
      className={lookOf(kind, wide)}
      type={type}
      disabled={disabled ?? why !== undefined}
      aria-label={label}
      {...rest}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
  if (why === undefined) return button
  return (
    <span className="btn-held">
      {button}
      <span className="btn-why">{why}</span>
    </span>
  )
}

export interface ButtonLinkProps extends Look {
  href: string
  /** a file to save rather than a page to open */
  download?: boolean
  /** told to the screen reader where the visible words alone do not say enough */
  label?: string
}

/** A link that looks like a button: it opens a page and changes nothing. */
export function ButtonLink({ kind, wide, icon, children, href, download, label }: ButtonLinkProps) {
  return (
    <a className={lookOf(kind, wide)} href={href} download={download || undefined} aria-label={label}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  )
}

/** Buttons side by side; on a phone they fill the line with `fill`. */
export function Actions({ children, fill }: { children: ReactNode; fill?: boolean }) {
  return <div className={fill ? 'actions actions-fill' : 'actions'}>{children}</div>
}
