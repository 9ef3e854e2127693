/** A QR code made on the server as one path; `label` says what opens when it is scanned. */
export function QrCode({ size, path, label }: { size: number; path: string; label: string }) {
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={path} fill="currentColor" />
    </svg>
  )
}
