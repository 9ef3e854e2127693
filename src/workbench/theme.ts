import { theme, type ThemeConfig } from 'antd'

/** The colours of src/ui/tokens.css (paper) and src/ui/dark.css (night) that antd has to compute with; a test compares. */
export const paper = {
  paper: '#faf8f3',
  surface: '#ffffff',
  line: '#e4dfd3',
  'field-line': '#84897f',
  ink: '#1d2522',
  'ink-soft': '#56605b',
  bamboo: '#1c6b52',
  'bamboo-deep': '#124a39',
  'bamboo-mist': '#e6f1ec',
  'on-bamboo': '#ffffff',
  seal: '#b0281e',
  'seal-mist': '#fbeae7',
  'on-seal': '#ffffff',
  amber: '#8a5a0b',
  'amber-mist': '#fdf1d8',
  sky: '#1f5a9e',
  'sky-mist': '#e8f0fa',
}

export type Palette = typeof paper

export const night: Palette = {
  paper: '#131715',
  surface: '#1b211e',
  line: '#2f3834',
  'field-line': '#7f8a84',
  ink: '#e8ece9',
  'ink-soft': '#a5b0aa',
  bamboo: '#63c3a0',
  'bamboo-deep': '#0d2b21',
  'bamboo-mist': '#17342a',
  'on-bamboo': '#08231a',
  seal: '#f28d81',
  'seal-mist': '#3c1d1a',
  'on-seal': '#2a0b08',
  amber: '#e8bb6d',
  'amber-mist': '#38290f',
  sky: '#90baf0',
  'sky-mist': '#182a40',
}

type Algorithm = Exclude<ThemeConfig['algorithm'], unknown[] | undefined>

/** Antd derives its primary colours from a seed, lighter or darker than ours; the ones that are seen are set back. */
function withColours(base: Algorithm, p: Palette): Algorithm {
  return (seed, map) => ({
    ...base(seed, map),
    colorPrimary: p.bamboo,
    colorPrimaryText: p.bamboo,
    colorPrimaryBg: p['bamboo-mist'],
    colorError: p.seal,
    colorErrorText: p.seal,
    colorErrorBg: p['seal-mist'],
    colorWarning: p.amber,
    colorWarningText: p.amber,
    colorWarningBg: p['amber-mist'],
    colorInfo: p.sky,
    colorInfoText: p.sky,
    colorInfoBg: p['sky-mist'],
    colorSuccess: p.bamboo,
    colorSuccessText: p.bamboo,
    colorSuccessBg: p['bamboo-mist'],
    colorBgLayout: p.paper,
    colorBgContainer: p.surface,
    colorBgElevated: p.surface,
    colorBorder: p['field-line'],
    colorBorderSecondary: p.line,
    colorText: p.ink,
    colorTextSecondary: p['ink-soft'],
    colorTextTertiary: p['ink-soft'],
  })
}

function themeOf(p: Palette, base: Algorithm): ThemeConfig {
  return {
    hashed: false,
    cssVar: { key: 'bench-vars' },
    algorithm: withColours(base, p),
    token: {
      colorPrimary: p.bamboo,
      colorError: p.seal,
      colorWarning: p.amber,
      colorInfo: p.sky,
      colorSuccess: p.bamboo,
      colorLink: p.bamboo,
      colorLinkHover: p.bamboo,
      colorTextPlaceholder: p['ink-soft'],
      colorTextDescription: p['ink-soft'],
      fontFamily: 'inherit',
      fontSize: 15,
      borderRadius: 8,
      borderRadiusLG: 12,
      controlHeight: 36,
      controlOutlineWidth: 0,
      wireframe: false,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
    },
    components: {
      Button: { primaryColor: p['on-bamboo'], dangerColor: p['on-seal'], primaryShadow: 'none', defaultShadow: 'none' },
    },
  }
}

export const lightTheme: ThemeConfig = themeOf(paper, theme.defaultAlgorithm)
export const darkTheme: ThemeConfig = themeOf(night, theme.darkAlgorithm)
