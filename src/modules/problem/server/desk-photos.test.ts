import { afterAll, expect, it } from 'vitest'
import { testApp } from '../../../testing/app.ts'
import { report, seen, upload } from '../../../testing/problems.ts'
import { getDesk, listDesk, reviewProblem } from '../contract-desk.ts'

const app = await testApp()
afterAll(() => app.close())

it('the desk tells which photographs the public does not see, and how many there are', async () => {
  const clerk = await app.staff('clerk', app.area('平湖街道').path)
  const photoIds = [await upload(app.stranger), await upload(app.stranger)]
  const { code } = await report(app, { title: '井盖松了', photoIds })
  const hidden = async () => (await clerk.ok(getDesk, { code })).hiddenPhotoIds
  expect(await hidden()).toEqual(photoIds)
  const [first = '', second = ''] = photoIds
  await clerk.ok(reviewProblem, { code, decision: 'publish', hiddenPhotoIds: [second] })
  expect(await hidden()).toEqual([second])
  expect((await seen(app, code)).photos.map(({ id }) => id)).toEqual([first])
  const { items } = await clerk.ok(listDesk, { queue: 'all' })
  expect(items.find((item) => item.code === code)?.photoCount).toBe(2)
})
