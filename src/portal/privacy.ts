import type { Label } from '../base/label.ts'

/**
 * One use of personal data, declared by the module that makes it, so that the privacy statement says exactly what the
 * program does (个人信息保护法 §17: who, for what, which kinds, how long; §19: the shortest time that serves).
 */
export interface PersonalDataUse {
  key: string
  order: number
  /** when it is asked: 反映问题时 */
  when: Label
  /** which data */
  kinds: Label
  /** what for, and what happens without it */
  purpose: Label
  /** who gets to see it */
  readers: Label
  /** until when */
  kept: Label
}

/** What the platform itself keeps, whoever the reader is. */
export const platformDataUses: readonly PersonalDataUse[] = [
  {
    key: 'visit',
    order: 900,
    when: { zh: '打开任何一页时', en: 'Whenever a page is opened' },
    kinds: {
      zh: '网络地址换算成的一串代号（不保存地址本身）',
      en: 'A keyed hash of your network address, never the address itself',
    },
    purpose: {
      zh: '防止有人恶意刷屏，也让“我也是”一人只算一次',
      en: 'To keep the service from being flooded, and to count each “me too” once',
    },
    readers: { zh: '没有人；只由程序比对', en: 'Nobody; only the program compares it' },
    kept: {
      zh: '限流用的几分钟内就丢弃；“我也是”的代号随那件事保存',
      en: 'For limits, minutes; for a “me too”, as long as the matter it belongs to',
    },
  },
  {
    key: 'cookies',
    order: 910,
    when: { zh: '用长者版或登录时', en: 'When you choose large print or sign in' },
    kinds: { zh: '两个必要的 Cookie：显示方式、登录状态', en: 'Two necessary cookies: display and sign-in' },
    purpose: {
      zh: '记住您的选择，让您不必每页重新登录；没有广告，也没有跟踪',
      en: 'To remember your choice and keep you signed in; no advertising, no tracking',
    },
    readers: { zh: '只存在您的设备上', en: 'They stay on your device' },
    kept: {
      zh: '显示方式一年；登录状态到退出或过期为止',
      en: 'Display: one year; sign-in: until you sign out or it expires',
    },
  },
]
