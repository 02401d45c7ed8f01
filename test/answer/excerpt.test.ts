import { describe, expect, it } from 'vitest'
import { excerptOf } from '../../src/answer/index.ts'
import type { Clause } from '../../src/law/index.ts'

const clause = (text: string, id = 'x:1', parent?: string): Clause =>
  ({ id, text, label: '', kind: parent ? 'item' : 'article', ...(parent ? { parent } : {}) }) as unknown as Clause
const excerpt = (rest: string, text: string, most: number, items: readonly Clause[] = []) =>
  excerptOf(clause(text), items, { rest, subjects: [] }, most)

describe('长条文的摘录', () => {
  const text = '中心应当建立账册，每季度盘点一次仪器，对外开放共享，并由专人保管钥匙。违者通报。'
  it('短的原样', () => expect(excerpt('仪器', text, 100)).toBe(text))
  it('找的词所在的那几段都在，前面的有地方就留', () => {
    expect(excerpt('仪器 钥匙', text, 26)).toBe('…每季度盘点一次仪器，…并由专人保管钥匙。…')
    expect(excerpt('仪器', text, 24)).toBe('中心应当建立账册，每季度盘点一次仪器，…')
  })
  it('再长也不截找到的词', () => {
    expect(excerpt('账册 仪器 共享 钥匙', text, 5)).toBe(
      '中心应当建立账册，每季度盘点一次仪器，对外开放共享，并由专人保管钥匙。…',
    )
  })
  it('冒号收尾的，连同下面的各项', () => {
    const items = [clause('制定章程；', 'x:1.1', 'x:1'), clause('选聘主任。', 'x:1.2', 'x:1')]
    expect(excerpt('主任', '理事会的职责：', 90, items)).toBe('理事会的职责：\n制定章程；\n选聘主任。')
  })
})
