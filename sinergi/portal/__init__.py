"""Pages for people: base templates, components and one folder of views for each stage of the thread.

May import the `api` of every package below it and the kernel; nothing imports it but `site`.
Pages stand above the stages because a page shows the chain, not one stage. The look follows WCAG 2.2
level AA; the parts are described in docs/explanation/look.md and shown live under `/gaya/`.
"""
