import fc from 'fast-check'

/** What is made up at random is the same in every run. */
fc.configureGlobal({ seed: 20261121 })
