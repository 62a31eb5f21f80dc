import type { Language } from './language.js'

/** The words that a diagram adds to the prompt's own. */
export interface Words {
  readonly start: string
  readonly end: string
  readonly yes: string
  readonly no: string
  /** The head of a week's column; `#` stands for its number. */
  readonly week: string
  /** One day, as short as it is written beside a number. */
  readonly day: string
  /** The usual phases of a project, for a plan that names none. */
  readonly phases: readonly string[]
  /** The usual sides of a topic, for a topic that names none. */
  readonly topics: readonly string[]
  /** The usual steps of a process, for a process that names none. */
  readonly steps: readonly string[]
}

type Row = readonly [labels: string, phases: string, topics: string, steps: string]

const table: Readonly<Record<Language, Row>> = {
  en: [
    'Start|End|Yes|No|Week #|d',
    'Plan|Design|Build|Test|Launch',
    'Background|Goals|Methods|Examples|Trends|Outlook',
    'Prepare|Carry out|Is the result right?|Hand over',
  ],
  cn: [
    '开始|结束|是|否|第 # 周|天',
    '规划|设计|开发|测试|上线',
    '背景|目标|方法|案例|趋势|展望',
    '准备|执行|结果是否正确？|交付',
  ],
  jp: [
    '開始|終了|はい|いいえ|第#週|日',
    '計画|設計|開発|テスト|公開',
    '背景|目標|方法|事例|動向|展望',
    '準備|実行|結果は正しいですか？|引き渡し',
  ],
  kr: [
    '시작|종료|예|아니요|#주차|일',
    '계획|설계|개발|테스트|출시',
    '배경|목표|방법|사례|동향|전망',
    '준비|실행|결과가 올바릅니까?|인계',
  ],
  es: [
    'Inicio|Fin|Sí|No|Sem. #|d',
    'Plan|Diseño|Desarrollo|Pruebas|Lanzamiento',
    'Contexto|Objetivos|Métodos|Ejemplos|Tendencias|Perspectivas',
    'Preparar|Ejecutar|¿Es correcto el resultado?|Entregar',
  ],
  fr: [
    'Début|Fin|Oui|Non|Sem. #|j',
    'Plan|Conception|Développement|Tests|Lancement',
    'Contexte|Objectifs|Méthodes|Exemples|Tendances|Perspectives',
    'Préparer|Exécuter|Le résultat est-il correct ?|Livrer',
  ],
  de: [
    'Start|Ende|Ja|Nein|Woche #|T',
    'Planung|Entwurf|Umsetzung|Test|Einführung',
    'Hintergrund|Ziele|Methoden|Beispiele|Trends|Ausblick',
    'Vorbereiten|Ausführen|Stimmt das Ergebnis?|Übergeben',
  ],
  it: [
    'Inizio|Fine|Sì|No|Sett. #|g',
    'Piano|Progetto|Sviluppo|Test|Lancio',
    'Contesto|Obiettivi|Metodi|Esempi|Tendenze|Prospettive',
    'Preparare|Eseguire|Il risultato è giusto?|Consegnare',
  ],
  tw: [
    '開始|結束|是|否|第 # 週|天',
    '規劃|設計|開發|測試|上線',
    '背景|目標|方法|案例|趨勢|展望',
    '準備|執行|結果是否正確？|交付',
  ],
  pt: [
    'Início|Fim|Sim|Não|Sem. #|d',
    'Plano|Projeto|Construção|Testes|Lançamento',
    'Contexto|Objetivos|Métodos|Exemplos|Tendências|Perspectivas',
    'Preparar|Executar|O resultado está certo?|Entregar',
  ],
  ru: [
    'Начало|Конец|Да|Нет|Нед. #|д',
    'План|Дизайн|Разработка|Тесты|Запуск',
    'Контекст|Цели|Методы|Примеры|Тенденции|Перспективы',
    'Подготовить|Выполнить|Результат верный?|Передать',
  ],
  id: [
    'Mulai|Selesai|Ya|Tidak|Mgg #|h',
    'Rencana|Desain|Bangun|Uji|Rilis',
    'Latar|Tujuan|Metode|Contoh|Tren|Prospek',
    'Siapkan|Kerjakan|Apakah hasilnya benar?|Serahkan',
  ],
}

/** The words of a language. */
export function wordsOf(language: Language): Words {
  const [labels, phases, topics, steps] = table[language].map((cell) => cell.split('|'))
  const [start = '', end = '', yes = '', no = '', week = '', day = ''] = labels ?? []
  return { start, end, yes, no, week, day, phases: phases ?? [], topics: topics ?? [], steps: steps ?? [] }
}
