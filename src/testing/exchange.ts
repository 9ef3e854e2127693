import { fileCampaign } from '../modules/exchange/contract-desk.ts'
import type { TestApp } from './app.ts'
import { dayIn } from './calls.ts'
import type { Client } from './client.ts'
import { organisation } from './designs.ts'

let serial = 0

/** A campaign of a foundation as it was filed with the street: it has run for a week, and runs for another month. */
export async function filing(app: TestApp, charityId?: string) {
  serial += 1
  return {
    charityId: charityId ?? (await organisation(app, 'foundation')).id,
    areaId: app.area('平湖街道').id,
    title: '周三下午归妈妈',
    filingNumber: `备案${serial}`,
    licenceNumber: `资格${serial}`,
    channelName: '某基金会官网',
    channelUrl: 'https://give.example.org/a',
    startsOn: dayIn(app, -7),
    endsOn: dayIn(app, 30),
  }
}

/** @returns its id */
export async function filedCampaign(app: TestApp, by: Client): Promise<string> {
  return (await by.ok(fileCampaign, await filing(app))).id
}
