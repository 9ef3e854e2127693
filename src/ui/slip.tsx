import type { ReactNode } from 'react'

export interface SlipProps {
  code: string
  qr: ReactNode
  children?: ReactNode
  /** large, to be read from a step away */
  poster?: boolean
}

/** A code to keep, large enough to read out, beside its QR code; set to be photographed, cut out or put up. */
export function Slip({ code, qr, children, poster }: SlipProps) {
  return (
    <div className={poster ? 'slip slip-poster' : 'slip'}>
      {qr}
      <div className="stack-tight">
        <p className="slip-code">{code}</p>
        {children}
      </div>
    </div>
  )
}
