/** Where every amount comes from; each is accounted apart and a surplus returns to it (product.md 10). */
export const moneySources = ['fiscal', 'lottery', 'donation', 'enterprise', 'own'] as const
export type MoneySource = (typeof moneySources)[number]

/** Public money is entered by staff, by the document that grants it. */
export const publicSources = ['fiscal', 'lottery'] as const satisfies readonly MoneySource[]
export type PublicSource = (typeof publicSources)[number]
