export interface Call {
  number: string
  what: string
}

/** Telephone numbers to press, side by side on the narrowest phone. */
export function Calls({ items }: { items: readonly Call[] }) {
  return (
    <ul className="calls">
      {items.map(({ number, what }) => (
        <li key={number}>
          <a className="btn btn-seal" href={`tel:${number}`}>
            <b>{number}</b> <span>{what}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
