import type { ReactNode } from 'react'

export interface SlipProps {
  code: string
  qr: ReactNode
  children?: ReactNode
}

/** A code to keep, large enough to read out, beside its QR code; set to be photographed, cut out or put up. */
export function Slip({ code, qr, children }: SlipProps) {
  return (
    <div className="slip">
      {qr}
      <div className="stack-tight">
        <p className="slip-code">{code}</p>
        {children}
      </div>
    </div>
  )
}
