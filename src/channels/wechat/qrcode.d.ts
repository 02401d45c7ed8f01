/** The two drawings used of it; the package brings no types. `terminal` sets both colours itself. */
declare module 'qrcode' {
  type Drawing = { readonly type: 'terminal'; readonly small: true } | { readonly type: 'svg'; readonly margin: number }
  function draw(text: string, drawing: Drawing): Promise<string>

  export { draw as toString }
}
