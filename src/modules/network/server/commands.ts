import { authorise } from '../../../base/access.ts'
import type { Context, Subject } from '../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../base/contract.ts'
import { refuseCreditCode } from '../../../base/credit-code.ts'
import { newId } from '../../../base/id.ts'
import { ensure } from '../../../base/refusal.ts'
import { transact } from '../../../server/transact.ts'
import type * as contracts from '../contract.ts'
import { areaPath, refuseEndOperator, refuseEndPlace, refuseOperatorTerm, refusePlace } from '../network.ts'
import * as store from './store.ts'

const areaSubject = (area: store.Area): Subject => ({ type: 'area', id: area.id, path: area.path })
const platformSubject = (platform: { id: string; path: string }): Subject => ({
  type: 'platform',
  id: platform.id,
  path: platform.path,
})

function asItem({ id, code, name, level, parentId }: store.Area): OutputOf<typeof contracts.addPlace> {
  return { id, code, name, level, parentId }
}

/** Adds a 小片区 or 大院/楼宇 below a community (handbook #52). Codes count up below their parent and are never reused. */
export function addPlace(ctx: Context, input: InputOf<typeof contracts.addPlace>) {
  return transact(ctx, async (tx) => {
    const parent = await store.lockArea(tx, input.parentId)
    authorise(ctx.actor, 'network.manage', parent)
    ensure(refusePlace(parent, input.level))
    const { count } = await store.placesBelow(tx, parent.id)
    const code = `${parent.code}-${count + 1}`
    const area: store.Area = {
      id: newId(ctx.now),
      code,
      name: input.name,
      level: input.level,
      parentId: parent.id,
      path: areaPath(parent.path, input.level, code),
      streetId: parent.streetId,
      communityId: parent.communityId ?? parent.id,
      ended: false,
    }
    await store.insertArea(tx, area)
    tx.event('network.place-added', areaSubject(area), { name: area.name, level: area.level })
    return asItem(area)
  })
}

/** Ends a place below a community; what happened there keeps its place. */
export function endPlace(ctx: Context, input: InputOf<typeof contracts.endPlace>) {
  return transact(ctx, async (tx) => {
    const area = await store.lockArea(tx, input.areaId)
    authorise(ctx.actor, 'network.manage', area)
    const { inUse } = await store.placesBelow(tx, area.id)
    ensure(refuseEndPlace(area, inUse))
    await store.markAreaEnded(tx, area.id)
    tx.event('network.place-ended', areaSubject(area), { name: area.name })
    return asItem(area)
  })
}

/** Changes where a platform is found and when it is open. */
export function changePlatform(ctx: Context, input: InputOf<typeof contracts.changePlatform>) {
  return transact(ctx, async (tx) => {
    const platform = await store.lockPlatform(tx, input.platformId)
    authorise(ctx.actor, 'network.manage', platform)
    await store.updatePlatform(tx, platform.id, input)
    tx.event('network.platform-changed', platformSubject(platform), { fields: ['address', 'phone', 'hours'] })
    return { id: platform.id }
  })
}

/** Records the contract by which a social organisation runs a platform (handbook #24). */
export function contractOperator(ctx: Context, input: InputOf<typeof contracts.contractOperator>) {
  return transact(ctx, async (tx) => {
    const platform = await store.lockPlatform(tx, input.platformId)
    authorise(ctx.actor, 'network.manage', platform)
    const wrong = input.creditCode ? refuseCreditCode(input.creditCode) : null
    ensure(wrong && { ...wrong, fields: { creditCode: wrong.code } })
    const term = { startsOn: input.startsOn, endsOn: input.endsOn, endedOn: null }
    ensure(refuseOperatorTerm(term, await store.operatorTerms(tx, platform.id)))
    const operatorId = newId(ctx.now)
    await store.insertOperator(tx, { ...input, id: operatorId, creditCode: input.creditCode ?? null })
    tx.event('network.operator-contracted', platformSubject(platform), {
      operatorName: input.operatorName,
      startsOn: input.startsOn,
      endsOn: input.endsOn,
    })
    return { id: operatorId }
  })
}

/** Ends an operator's contract before its term is over. */
export function endOperator(ctx: Context, input: InputOf<typeof contracts.endOperator>) {
  return transact(ctx, async (tx) => {
    const operator = await store.lockOperator(tx, input.contractId)
    authorise(ctx.actor, 'network.manage', operator)
    ensure(refuseEndOperator(operator, input.endedOn))
    await store.markOperatorEnded(tx, operator.id, input.endedOn)
    tx.event(
      'network.operator-ended',
      { type: 'platform', id: operator.platformId, path: operator.path },
      { endedOn: input.endedOn },
    )
    return { id: operator.id }
  })
}
