import { z } from 'zod'
import type { Context, Id, Tx } from '../../../base/context.ts'
import { newId } from '../../../base/id.ts'
import { AppError } from '../../../base/refusal.ts'
import { transact } from '../../../server/transact.ts'
import type { PlatformKind } from '../network.ts'
import { foundNetwork, type NewPlatform, openPlatform } from './load.ts'
import type { Area } from './store.ts'

const name = z.string().trim().min(1).max(80)
const code = z.string().regex(/^[0-9A-Za-z-]{1,20}$/, { error: '只用字母、数字和连字符' })
const reached = { address: z.string().default(''), phone: z.string().default(''), hours: z.string().default('') }

/** What a network is founded from: itself, the official division of its district, and the platforms it opens with. */
export const foundingFile = z.strictObject({
  network: z.strictObject({
    code,
    name,
    shortName: name,
    englishName: z.string().default(''),
    codePrefix: z.string().regex(/^[A-Z]{2,4}$/, { error: '二至四个大写字母' }),
    host: z.hostname({ error: '应为主机名' }).toLowerCase().nullable().default(null),
  }),
  division: z.object({
    code,
    name,
    streets: z
      .array(
        z.object({
          code,
          name,
          communities: z.array(z.object({ name, committees: z.array(z.object({ code, name })).min(1) })),
        }),
      )
      .min(1),
  }),
  platforms: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('headquarters'), code, name, ...reached }),
        z.strictObject({ kind: z.literal('street'), code, name, street: name, ...reached }),
        z.strictObject({ kind: z.literal('thematic'), code, name, theme: name, ...reached }),
      ]),
    )
    .default([]),
})
export type Founding = z.output<typeof foundingFile>

type FoundingPlatform = Founding['platforms'][number]

/** @throws AppError invalid `network.file`, with what is wrong at each place of the file */
export function readFoundingFile(data: unknown): Founding {
  const { data: founding, error } = foundingFile.safeParse(data)
  if (founding) {
    refuseFile(founding)
    return founding
  }
  const faults = error.issues.map((issue) => {
    const { path, code: fault, message } = issue
    return [path.join('.') || '（整个文件）', fault === 'invalid_type' ? '缺少，或者写法不对' : message]
  })
  throw new AppError('invalid', { code: 'network.file', fields: Object.fromEntries(faults) })
}

/** Codes name an area for good, so each stands once; a platform of a street stands in one of the streets. */
function refuseFile({ division, platforms }: Founding): void {
  const fields: Record<string, string> = {}
  const seen = new Set<string>()
  const committees = division.streets.flatMap(({ communities }) => communities.flatMap((one) => one.committees))
  for (const area of [...division.streets, ...committees]) {
    if (seen.has(area.code)) fields[`division.${area.code}`] = `代码重复：${area.name}`
    seen.add(area.code)
  }
  const streets = new Set(division.streets.map((street) => street.name))
  for (const platform of platforms) {
    if (platform.kind === 'street' && !streets.has(platform.street))
      fields[`platforms.${platform.code}.street`] = `没有这个街道：${platform.street}`
  }
  if (Object.keys(fields).length > 0) throw new AppError('invalid', { code: 'network.file', fields })
}

function placed(platform: FoundingPlatform, areas: readonly Area[]): NewPlatform {
  const { kind, code: platformCode, name: platformName, address, phone, hours } = platform
  const at = kind === 'street' ? platform.street : null
  const area = areas.find((one) => (at === null ? one.level === 'district' : one.level === 'street' && one.name === at))
  if (!area) throw new Error('the file was checked')
  const theme = kind === 'thematic' ? platform.theme : null
  return { code: platformCode, name: platformName, kind, theme, address, phone, hours, area }
}

export interface Founded {
  areas: readonly Area[]
  /** in the file's order */
  platforms: { id: Id; kind: PlatformKind }[]
}

/** Founds a network with the areas and platforms of a file that was read. @throws AppError as foundFromFile */
export async function foundAs(tx: Tx, id: Id, founding: Founding): Promise<Founded> {
  const areas = await foundNetwork(tx, { id, ...founding.network }, founding.division)
  const platforms: Founded['platforms'] = []
  for (const platform of founding.platforms)
    platforms.push({ id: (await openPlatform(tx, placed(platform, areas))).id, kind: platform.kind })
  return { areas, platforms }
}

/**
 * Founds a network from the operator's shell, where whoever holds the server may do anything: its areas, its platforms.
 * The first administrator is named next.
 *
 * @throws AppError conflict `network.exists`, `network.host-taken`
 */
export function foundFromFile(ctx: Context, founding: Founding): Promise<{ id: Id; areas: number; platforms: number }> {
  const id = newId(ctx.now)
  return transact({ ...ctx, actor: { ...ctx.actor, networkId: id } }, async (tx) => {
    const { areas, platforms } = await foundAs(tx, id, founding)
    return { id, areas: areas.length, platforms: platforms.length }
  })
}
