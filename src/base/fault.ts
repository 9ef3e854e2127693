import type { Labels } from './label.ts'

/**
 * What can be wrong with one field, and the words for it at that field: what to do, not what went wrong inside.
 * Base rules answer with these codes; modules add their own codes and words for their own rules.
 */
export const faultLabels = {
  required: { zh: '请填写这一项', en: 'Please fill this in' },
  'too-short': { zh: '请再写具体一些', en: 'Please write a little more' },
  'too-long': { zh: '字数超了，请删减一些', en: 'Too long: please shorten it' },
  'line-break': { zh: '请写成一行', en: 'Please keep it on one line' },
  'control-character': { zh: '有无法识别的字符，请删去后再填', en: 'Please remove the characters that cannot be read' },
  'not-text': { zh: '请填写文字', en: 'Please write text' },
  'not-a-number': { zh: '请填写数字', en: 'Please enter a number' },
  'too-small': { zh: '低于允许的最小值', en: 'Below the smallest value allowed' },
  'too-large': { zh: '超过允许的最大值', en: 'Above the largest value allowed' },
  'too-precise': { zh: '小数位数太多', en: 'Too many decimal places' },
  'not-money': { zh: '请填写金额，例如 1234.50', en: 'Please enter an amount, such as 1234.50' },
  'not-a-date': { zh: '请填写日期，例如 2026-11-21', en: 'Please enter a date, such as 2026-11-21' },
  'too-early': { zh: '日期早于允许的范围', en: 'This date is too early' },
  'too-late': { zh: '日期晚于允许的范围', en: 'This date is too late' },
  'not-an-option': { zh: '请从列出的选项里选', en: 'Please choose one of the options' },
  'too-few': { zh: '选得不够，请再选几项', en: 'Please choose more' },
  'too-many': { zh: '选得太多，请去掉几项', en: 'Please choose fewer' },
  'not-yes-or-no': { zh: '请选“是”或“否”', en: 'Please choose yes or no' },
  'must-agree': { zh: '确认同意后才能提交', en: 'Please confirm before you send' },
  'not-a-file': { zh: '这个文件没有传上来，请重新选择', en: 'This file did not arrive: please choose it again' },
  'not-an-area': { zh: '请从列表里选择地点', en: 'Please choose a place from the list' },
  'name-missing': { zh: '请填写联系人', en: 'Please give a name' },
  'contact-missing': { zh: '请留下电话或邮箱', en: 'Please leave a phone number or an e-mail address' },
  'phone-invalid': {
    zh: '请填手机号，或带区号的座机号',
    en: 'Please check the phone number (landlines with area code)',
  },
  'email-invalid': { zh: '邮箱地址不完整，请核对', en: 'Please check the e-mail address' },
  'not-among-choices': { zh: '请从列出的选项里选', en: 'Please choose one of the options' },
  format: { zh: '格式不对，请核对', en: 'Please check the format' },
  'no-versions': { zh: '至少要有一个版本', en: 'At least one version is needed' },
  'unknown-field': { zh: '表单里没有这一项', en: 'The form has no such field' },
  'credit-code.length': { zh: '统一社会信用代码是 18 位', en: 'The unified social credit code has 18 characters' },
  'credit-code.alphabet': {
    zh: '有代码里不会出现的字符，请核对（没有字母 I、O、S、V、Z）',
    en: 'Please check: the code never holds I, O, S, V or Z',
  },
  'credit-code.organisation-check': {
    zh: '第 17 位校验不符，请对照证书核对',
    en: 'Character 17 does not match: please check',
  },
  'credit-code.check-digit': {
    zh: '最后一位校验不符，请对照证书核对',
    en: 'The last character does not match: please check',
  },
  'identity-number.length': { zh: '身份证号码是 18 位', en: 'The identity number has 18 characters' },
  'identity-number.alphabet': { zh: '前 17 位是数字，最后一位是数字或 X', en: '17 digits, then a digit or X' },
  'identity-number.birth-date': {
    zh: '号码里的出生日期不对，请核对',
    en: 'The birth date in the number is wrong: please check',
  },
  'identity-number.check-digit': {
    zh: '最后一位校验不符，请核对',
    en: 'The last character does not match: please check',
  },
} as const satisfies Labels<string>

export type Fault = keyof typeof faultLabels
