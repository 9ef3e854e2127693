import { afterAll, expect, test } from 'vitest'
import { listAreas } from './modules/network/contract.ts'
import { meContract } from './base/me.ts'
import { getDesk } from './modules/problem/contract-desk.ts'
import { testApp } from './testing/app.ts'
const t0 = performance.now()
const app = await testApp()
console.log('start ms', performance.now() - t0)
afterAll(() => app.close())
test('x', async () => {
  const t = performance.now()
  const clerk = await app.staff('clerk', app.area('平湖街道').path)
  console.log('clerk', performance.now() - t)
  console.log(await clerk.ok(meContract, {}))
  console.log((await app.stranger.ok(listAreas, { level: 'street' })).items.length)
  console.log(await app.stranger.refused(getDesk, { code: 'LG-26-0001' }), await clerk.refused(getDesk, { code: 'LG-26-0001' }))
  console.log((await app.stranger.send({ url: '/' })).status)
  const t1 = performance.now()
  for (let i = 0; i < 100; i++) await clerk.ok(meContract, {})
  console.log('100 me', performance.now() - t1)
})
