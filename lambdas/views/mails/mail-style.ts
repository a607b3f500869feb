import type { Tone } from './mail-content.ts'

const fonts = `-apple-system,BlinkMacSystemFont,'Hiragino Sans','Noto Sans JP','Noto Sans CJK JP','Yu Gothic UI',Meiryo,sans-serif`

const tones = {
  plain: { ink: '#0b57a4', ground: '#e7f0fa' },
  good: { ink: '#1a6b3c', ground: '#e6f4ea' },
  warning: { ink: '#8a4b00', ground: '#fff4e0' },
  urgent: { ink: '#b3261e', ground: '#fdecea' },
} as const satisfies Record<Tone, { ink: string; ground: string }>

/** Inline, because mail clients drop style sheets; ink and ground always together, because some invert one of them. */
export const mailStyle = {
  body: 'margin:0;padding:0;background-color:#f5f6f8;color:#1b1f24;-webkit-text-size-adjust:100%',
  preheader:
    'display:none;font-size:1px;line-height:1px;max-height:0;max-width:0;opacity:0;overflow:hidden;mso-hide:all;color:#f5f6f8',
  ground: 'background-color:#f5f6f8',
  gutter: `padding:16px 12px 32px;font-family:${fonts}`,
  frame: 'max-width:600px;margin:0 auto;text-align:left',
  brand: 'padding:4px 8px 12px;font-size:14px;font-weight:700;color:#1b1f24',
  paper: (tone: Tone) =>
    `padding:24px 20px;background-color:#ffffff;color:#1b1f24;border:1px solid #cfd5dc;border-top:4px solid ${tones[tone].ink};border-radius:8px;font-size:16px;line-height:1.6;overflow-wrap:anywhere;word-break:break-word`,
  label: (tone: Tone) =>
    `display:inline-block;padding:2px 10px;border-radius:12px;font-size:13px;font-weight:700;line-height:1.6;color:${tones[tone].ink};background-color:${tones[tone].ground}`,
  heading: 'margin:12px 0 4px;font-size:22px;line-height:1.35;font-weight:700',
  english: 'font-size:13px;line-height:1.5;font-weight:400;color:#565e68',
  say: 'margin:12px 0 0',
  soft: 'margin:16px 0 0;font-size:13px;line-height:1.6;color:#565e68',
  facts: 'margin:16px 0 0;border-collapse:collapse',
  factLabel:
    'width:30%;padding:8px 12px 8px 0;border-top:1px solid #e3e7eb;vertical-align:top;font-size:13px;line-height:1.5;color:#565e68',
  factValue: (tone: Tone) =>
    `padding:8px 0;border-top:1px solid #e3e7eb;vertical-align:top;font-size:15px;line-height:1.5;${tone === 'plain' ? 'color:#1b1f24' : `font-weight:700;color:${tones[tone].ink}`}`,
  quoteLabel: 'margin:16px 0 4px;font-size:13px;color:#565e68',
  quote:
    'margin:0;padding:10px 14px;border-left:4px solid #8a4b00;background-color:#fff4e0;color:#1b1f24;font-size:15px;line-height:1.6',
  buttonCell: 'border-radius:8px;background-color:#0b57a4;text-align:center',
  button:
    'display:block;padding:13px 20px;border-radius:8px;background-color:#0b57a4;color:#ffffff;font-size:17px;line-height:1.35;font-weight:700;text-decoration:none',
  buttonEnglish: 'font-size:13px;font-weight:400;color:#ffffff',
  quietLink: 'color:#0b57a4;font-size:15px',
  address: 'margin:8px 0 0;font-size:12px;line-height:1.5;color:#565e68;word-break:break-all',
  addressLink: 'color:#565e68',
}

/** For clients that know dark mode and style sheets; the others show the light form, or invert it themselves. */
export const darkStyle = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.ground{background-color:#14171b!important}
.paper,.heading,.value{color:#e8eaed!important}
.paper{background-color:#1e2329!important;border-left-color:#3a424b!important;border-right-color:#3a424b!important;border-bottom-color:#3a424b!important}
.brand{color:#e8eaed!important}
.soft{color:#a9b1ba!important}
.line{border-top-color:#3a424b!important}
.quote{background-color:#3a2a10!important;color:#e8eaed!important;border-left-color:#f2c078!important}
.link{color:#8ab8f0!important}
.button{background-color:#1f66b5!important;color:#ffffff!important}
.plain{color:#8ab8f0!important}.label.plain{background-color:#16304d!important}
.good{color:#8fd6a8!important}.label.good{background-color:#173524!important}
.warning{color:#f2c078!important}.label.warning{background-color:#3a2a10!important}
.urgent{color:#f5a59f!important}.label.urgent{background-color:#43201d!important}
}`
