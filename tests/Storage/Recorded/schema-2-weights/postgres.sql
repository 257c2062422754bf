--
-- PostgreSQL database dump
--


-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: state_blocks; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.state_blocks (
    id bigint NOT NULL,
    grain_type text NOT NULL,
    state_name text NOT NULL,
    grain_key text NOT NULL,
    version bigint NOT NULL,
    updated timestamp with time zone NOT NULL,
    block bytea NOT NULL
);


--
-- Name: state_blocks_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.state_blocks ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.state_blocks_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: storage_schema; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.storage_schema (
    version integer NOT NULL,
    applied timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: weekly_figures; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.weekly_figures (
    aggregate_id bigint NOT NULL,
    week date NOT NULL,
    organization text NOT NULL,
    scenario text NOT NULL,
    kind text NOT NULL,
    contact_type text NOT NULL,
    staff_type text NOT NULL,
    call_center text NOT NULL,
    week_start text NOT NULL,
    rows bigint NOT NULL,
    volume numeric NOT NULL,
    abandons numeric NOT NULL,
    top_line_agents numeric NOT NULL,
    base_aht double precision,
    handled_threshold numeric NOT NULL,
    service_level double precision,
    acceptable_wait_time double precision,
    total_queue_time numeric NOT NULL
);


--
-- Data for Name: state_blocks; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.state_blocks OVERRIDING SYSTEM VALUE VALUES
	(1, 'scenariogroups', 'groups', 'org-1/org-1', 2, '2026-11-28 10:44:02.01469+00', '\x534f02030068e5cf8b010000000000000100000000000000022a6f72672d312f6f72672d312f736e617073686f742f436861742f46756c6c2d74696d652f41757374696e2b6f72672d312f6f72672d312f736e617073686f742f566f6963652f46756c6c2d74696d652f41757374696e012c6f72672d312f6f72672d312f736e617073686f742f452d4d61696c2f46756c6c2d74696d652f41757374696e0000105363656e6172696f2d45786563757465ff41ed374d'),
	(2, 'weeklyaggregate', 'aggregate', 'org-1/org-1/snapshot/Voice/Full-time/Austin', 2, '2026-11-28 10:44:02.01469+00', '\x534f01010068e5cf8b01000000000000010000000000000005010610120f1112101312c58c2d010801f2b80208d0860382037804b009060100baba020aca8803b61f84038c0104b60906010092bf0202b88e03f21f8a031404c809060100fac6020c9a9803d62094031e04e609060100f2d1020cf0a503e221a2032c04900a060100b2c5020aa09603c22092031c04e009fe446621e36c2a4a'),
	(3, 'weeklyaggregate', 'aggregate', 'org-1/org-1/snapshot/E-Mail/Full-time/Austin', 2, '2026-11-28 10:44:02.01469+00', '\x534f01010068e5cf8b01000000000000010000000000000005ec0a7153'),
	(4, 'weeklyaggregate', 'aggregate', 'org-1/org-1/snapshot/Chat/Full-time/Austin', 2, '2026-11-28 10:44:02.01469+00', '\x534f01010068e5cf8b01000000000000010000000000000005010610120f1112101312c58c2d0100aae9020096c3038e24c0034a04ea0a060100f2ea020290c503a224c2034c04f00a06010801caef0208feca03c8035204820b06010801b2f70204e0d403d2035c04a00b060100aa820304b6e203ce26e0036a04ca0b060100eaf50202e6d203ae25d0035a049a0b9461bbeb505536d5'),
	(5, 'scenariogroups', 'groups', '12/plan', 1, '2026-11-28 10:44:02.035445+00', '\x534f02030068e5cf8b010000000000000200000000000000012731322f706c616e2f736e617073686f742f566f6963652f46756c6c2d74696d652f41757374696e000001105363656e6172696f2d45786563757465ff80a34884'),
	(6, 'weeklyaggregate', 'aggregate', '12/plan/snapshot/Voice/Full-time/Austin', 1, '2026-11-28 10:44:02.039548+00', '\x534f01010068e5cf8b01000000000000020000000000000001010610120f1112101312c58c2d01080192d5030cf8c904ca04b40104880e060100dad60300f2cb04862fcc0414048e0e060100b2db0306e0d104c22fd2041a04a00e0601009ae30302c2db04a630dc042404be0e06010092ee030298e904b231ea043204e80e060100d2e10300c8d9049230da042204b80e73b714732412e668'),
	(7, 'scenariogroups', 'groups', '12/actuals', 2, '2026-11-28 10:44:02.115969+00', '\x534f02030068e5cf8b010000000000000800000000000000022a31322f61637475616c732f736e617073686f742f566964656f2f46756c6c2d74696d652f41757374696e2a31322f61637475616c732f736e617073686f742f566f6963652f46756c6c2d74696d652f41757374696e00022831322f61637475616c732f72756e6e696e672f436861742f46756c6c2d74696d652f41757374696e2931322f61637475616c732f72756e6e696e672f566f6963652f46756c6c2d74696d652f41757374696e01105363656e6172696f2d4578656375746501105363656e6172696f2d45786563757465000373497a3a'),
	(8, 'weeklyaggregate', 'aggregate', '12/actuals/running/Chat/Full-time/Austin', 2, '2026-11-28 10:44:02.084864+00', '\x534f03020102105363656e6172696f2d457865637574650000010300105363656e6172696f2d457865637574650100010900022810120f1112101312c58c2d020094fc0c0a9c9a10fca501b010b80108e431000200a4ff0c0e909e10a4a601b410bc0108f03100020802d4880d0ceca910c010c80108943200020802a4980d12b0bd10d410dc0108d03200020094ae0d12dcd810fcaa01f010f80108a43300020094950d0ebcb910bca801d010d80108c432000200b4820d1284a210cca601b810c00108fc31000100a2b9050a8ce706da45ee067404f41400010092b6050698e306b245ea067004e81400010092b6050698e306b245ea067004e814000100a2b9050a8ce706da45ee067404f414000100faa4050cdacd06d643d4065a04a614000100aaae050ab6d906ce44e0066604ca14000100eaba050c86e906ee45f0067604fa1400010801f2af050cb0db06e2066804d014000108018aa80502ced106d8065e04b214000100b2a3050ae0cb06c243d2065804a014000100eaa10508e6c906ae43d00656049a14000100b2a3050ae0cb06c243d2065804a014000108018aa80502ced106d8065e04b21400010801f2af050cb0db06e2066804d014000100eaba050c86e906ee45f0067604fa14000100aaae050ab6d906ce44e0066604ca14000100faa4050cdacd06d643d4065a04a614000100a2b9050a8ce706da45ee067404f41400010092b6050698e306b245ea067004e81400010092b6050698e306b245ea067004e814000100a2b9050a8ce706da45ee067404f414000100faa4050cdacd06d643d4065a04a614000100aaae050ab6d906ce44e0066604ca14000100eaba050c86e906ee45f0067604fa1400010801f2af050cb0db06e2066804d014000108018aa80502ced106d8065e04b214000100b2a3050ae0cb06c243d2065804a014000100eaa10508e6c906ae43d00656049a14000100b2a3050ae0cb06c243d2065804a014000108018aa80502ced106d8065e04b21400010801f2af050cb0db06e2066804d014000100eaba050c86e906ee45f0067604fa14000100aaae050ab6d906ce44e0066604ca1428000010c2debf3710868506000010eed2cc370f96e73d000211a9a601000010dacd06000211b5a70100000fa6a349000010d2a3c93a10d6ad080000108a92833910ae97070000109ac7d93710a0a90600000fb2c2dcbb010f92cc1f00000faae5f0ba0110dc840300000faae5f0ba0110dc840300000fb2c2dcbb010f92cc1f00000fee90bcb0010ef2feed0100000f8ea2ecb5010edeba910200000ff6b092bc010eee8ec202000210c1a605000010dae502000210c1a60500000ed6dbf90100000f8afd87b0011096a90200000fa6e9d3af010eceaee20100000f8afd87b0011096a902000210c1a60500000ed6dbf901000210c1a605000010dae50200000ff6b092bc010eee8ec20200000f8ea2ecb5010edeba910200000fee90bcb0010ef2feed0100000fb2c2dcbb010f92cc1f00000faae5f0ba0110dc840300000faae5f0ba0110dc840300000fb2c2dcbb010f92cc1f00000fee90bcb0010ef2feed0100000f8ea2ecb5010edeba910200000ff6b092bc010eee8ec202000210c1a605000010dae502000210c1a60500000ed6dbf90100000f8afd87b0011096a90200000fa6e9d3af010eceaee20100000f8afd87b0011096a902000210c1a60500000ed6dbf901000210c1a605000010dae50200000ff6b092bc010eee8ec20200000f8ea2ecb5010edeba9102857376550db11032'),
	(9, 'weeklyaggregate', 'aggregate', '12/actuals/running/Voice/Full-time/Austin', 4, '2026-11-28 10:44:02.112202+00', '\x534f03020102105363656e6172696f2d457865637574650000010300105363656e6172696f2d4578656375746501000205000401022810120f1112101312c58c2d030803f6a81212d8f1168e175a0ca846000300cead1218c6f716f2ea019417600cba460004fe01010101010101e0a7120e908917a6ec01a617720cf0460003008ed31210b6a617d2ee01c41790010cca47000300f6f31210b8cf17f6f101ee17ba010cc848000300b6ce1218c8a01796ee01be178a010cb847000300a6b21210b4fd16aeeb019a17660ccc4600020802f4ad0b0cb4980ea80e7208cc2b000200d4a70b04cc900edc9001a00e6a08b42b000200d4a70b04cc900edc9001a00e6a08b42b00020802f4ad0b0cb4980ea80e7208cc2b000200a4850b10d0e50da48d01f40d3e08b02a00020084980b0c88fd0d948f018c0e5608f82a00020084b10b10a89c0ed49101ac0e7608d82b000200949b0b10fc800ebc8f01900e5a08842b000200c48b0b0ab8ed0df48d01fc0d4608c82a00020094820b0cdce10dfc8c01f00d3a08a42a0002080284ff0a08e8dd0dec0d3608982a00020094820b0cdce10dfc8c01f00d3a08a42a000200c48b0b0ab8ed0df48d01fc0d4608c82a000200949b0b10fc800ebc8f01900e5a08842b00020084b10b10a89c0ed49101ac0e7608d82b00020084980b0c88fd0d948f018c0e5608f82a000200a4850b10d0e50da48d01f40d3e08b02a00020802f4ad0b0cb4980ea80e7208cc2b000200d4a70b04cc900edc9001a00e6a08b42b000200d4a70b04cc900edc9001a00e6a08b42b00020802f4ad0b0cb4980ea80e7208cc2b000200a4850b10d0e50da48d01f40d3e08b02a00020084980b0c88fd0d948f018c0e5608f82a00020084b10b10a89c0ed49101ac0e7608d82b000200949b0b10fc800ebc8f01900e5a08842b000200c48b0b0ab8ed0df48d01fc0d4608c82a00020094820b0cdce10dfc8c01f00d3a08a42a0002080284ff0a08e8dd0dec0d3608982a00020094820b0cdce10dfc8c01f00d3a08a42a000200c48b0b0ab8ed0df48d01fc0d4608c82a000200949b0b10fc800ebc8f01900e5a08842b00020084b10b10a89c0ed49101ac0e7608d82b00020084980b0c88fd0d948f018c0e5608f82a28000210ed9a1200000eaa8f9a0200000faa8acadb0511c42600d60110f61310f61310f61310f61300010fbea99fe7050ea297e60200000feab39cf50510a4c60400000fe683da89060e8ab3d10400000fe6a2dbef050e9ab5b30300000fced582e1050ec680c002000211b9900100000edac6c502000010d68aa6290ea2c5ad02000010d68aa6290ea2c5ad02000211b9900100000edac6c502000010bab58f270e9efcac010000108aaf9f280e86aff201000010a2f8c7290ee6d0d102000010debdaa280eb28dfe01000010ceb0d0270e96f4c301000010d6bc84270ed2c9a101000211898c0100000ea69d9601000010d6bc84270ed2c9a101000010ceb0d0270e96f4c301000010debdaa280eb28dfe01000010a2f8c7290ee6d0d1020000108aaf9f280e86aff201000010bab58f270e9efcac01000211b9900100000edac6c502000010d68aa6290ea2c5ad02000010d68aa6290ea2c5ad02000211b9900100000edac6c502000010bab58f270e9efcac010000108aaf9f280e86aff201000010a2f8c7290ee6d0d102000010debdaa280eb28dfe01000010ceb0d0270e96f4c301000010d6bc84270ed2c9a101000211898c0100000ea69d9601000010d6bc84270ed2c9a101000010ceb0d0270e96f4c301000010debdaa280eb28dfe01000010a2f8c7290ee6d0d1020000108aaf9f280e86aff20135489254bd5c91f9'),
	(11, 'weeklyaggregate', 'aggregate', '12/actuals/snapshot/Video/Full-time/Austin', 1, '2026-11-28 10:44:02.119107+00', '\x534f01010068e5cf8b01000000000000080000000000000001010610120f1112101312c58c2d0100caf60806de930b9e72a80b6804a22206010092f80808d8950bb272aa0b6a04a82206010801eafc0800c69b0bb00b7004ba2206010801d284090aa8a50bba0b7a04d822060100ca8f090afeb20bde74c80b88010482230601008a830908aea30bbe73b80b7804d22244ea8ffa561bd69b'),
	(12, 'weeklyaggregate', 'aggregate', '12/actuals/snapshot/Voice/Full-time/Austin', 1, '2026-11-28 10:44:02.119107+00', '\x534f01010068e5cf8b01000000000000080000000000000001010610120f1112101312c58c2d01080192c6080098d70aea0a2a04e820060100dac7080292d90ac66dec0a2c04ee20060100b2cc080880df0a826ef20a320480210601009ad40804e2e80ae66efc0a3c049e2106010092df0804b8f60af26f8a0b4a04c821060100d2d20802e8e60ad26efa0a3a049821ba5a3a57561bd69b'),
	(13, 'scenariogroups', 'groups', 'Zürich%2FWest/50%25', 1, '2026-11-28 10:44:02.123626+00', '\x534f02030000000000000080ffffffffffffffffffffffff0000023f5ac3bc72696368253246576573742f35302532352f72756e6e696e672f452d4d61696c2f225465696c227a6569742f4772617a2c2053c3bc642532464f7374355ac3bc72696368253246576573742f35302532352f72756e6e696e672fe382b3e383bce383ab2f46756c6c2d74696d652ff09f939e000005105363656e6172696f2d45786563757465000989d88c06'),
	(14, 'weeklyaggregate', 'aggregate', 'Zürich%2FWest/50%25/running/コール/Full-time/📞', 1, '2026-11-28 10:44:02.126777+00', '\x534f03020501105363656e6172696f2d45786563757465000001090002010000000000000000808d2d01fe010101010101019ccde7ecc7a0e9caf4c0e6c9e5a7060100d601009bcde7ecc7a0e9caf4c0e6c9e5a706009bcde7ecc7a0e9caf4c0e6c9e5a706009bcde7ecc7a0e9caf4c0e6c9e5a706009bcde7ecc7a0e9caf4c0e6c9e5a7060001000000005171a45ceb60984d'),
	(15, 'weeklyaggregate', 'aggregate', 'Zürich%2FWest/50%25/running/E-Mail/"Teil"zeit/Graz, Süd%2FOst', 1, '2026-11-28 10:44:02.128413+00', '\x534f03020501105363656e6172696f2d45786563757465000001090002010000001500000000808d2d01f601010101010102020100d401000100010001000103020000236818acee9d1fe6'),
	(16, 'scenariogroups', 'groups', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx#8FBF27EF0BFB2C9E42A649FE481B06ED681F943CEDA0A5392CACDA4DA191DA13', 1, '2026-11-28 10:44:02.132013+00', '\x534f02030000000000000080ffffffffffffffffffffffff000001d0097878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878782f7878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878782f72756e6e696e672f566f6963652f46756c6c2d74696d652f41757374696e000000105363656e6172696f2d45786563757465000ac6f6df76'),
	(10, 'summary', 'summary', '12/actuals', 2, '2026-11-28 10:44:02.137914+00', '\x534f040102000000000000001e92a675'),
	(17, 'weeklyaggregate', 'aggregate', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx#DD2EF11F951B2CCCE8B0CA08C26BF2DDCEF999D9A97D704E767BF34DE25297D9', 1, '2026-11-28 10:44:02.134911+00', '\x534f03020001105363656e6172696f2d457865637574650000010a00020210120f1112101312c58c2d010801b2e20904c09a0cb20c3004c025000100fae30906ba9c0c967db40c3204c62502000210a1df090000108cac0200000ff6a4ede1040eeac2f401729c69b32822c250');


--
-- Data for Name: storage_schema; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.storage_schema VALUES
	(1, '2026-11-28 10:44:01.185433+00'),
	(2, '2026-11-28 10:44:01.185433+00');


--
-- Data for Name: weekly_figures; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.weekly_figures VALUES
	(2, '2023-12-29', 'org-1', 'org-1', 'snapshot', 'Voice', 'Full-time', 'Austin', 'friday', 1, 200.25, 4, 25, NULL, 193, 0.6, 20, 600),
	(2, '2024-01-05', 'org-1', 'org-1', 'snapshot', 'Voice', 'Full-time', 'Austin', 'friday', 1, 201.25, 5, 25.125, 201.1, 194, 0.7, 20, 603),
	(2, '2024-01-12', 'org-1', 'org-1', 'snapshot', 'Voice', 'Full-time', 'Austin', 'friday', 1, 204.25, 1, 25.5, 204.1, 197, 0.1, 20, 612),
	(2, '2024-01-19', 'org-1', 'org-1', 'snapshot', 'Voice', 'Full-time', 'Austin', 'friday', 1, 209.25, 6, 26.125, 209.1, 202, 0.15, 20, 627),
	(2, '2024-01-26', 'org-1', 'org-1', 'snapshot', 'Voice', 'Full-time', 'Austin', 'friday', 1, 216.25, 6, 27, 216.1, 209, 0.22, 20, 648),
	(2, '2024-02-02', 'org-1', 'org-1', 'snapshot', 'Voice', 'Full-time', 'Austin', 'friday', 1, 208.25, 5, 26, 208.1, 201, 0.14, 20, 624),
	(4, '2023-12-29', 'org-1', 'org-1', 'snapshot', 'Chat', 'Full-time', 'Austin', 'friday', 1, 231.25, 0, 28.875, 231.1, 224, 0.37, 20, 693),
	(4, '2024-01-05', 'org-1', 'org-1', 'snapshot', 'Chat', 'Full-time', 'Austin', 'friday', 1, 232.25, 1, 29, 232.1, 225, 0.38, 20, 696),
	(4, '2024-01-12', 'org-1', 'org-1', 'snapshot', 'Chat', 'Full-time', 'Austin', 'friday', 1, 235.25, 4, 29.375, NULL, 228, 0.41, 20, 705),
	(4, '2024-01-19', 'org-1', 'org-1', 'snapshot', 'Chat', 'Full-time', 'Austin', 'friday', 1, 240.25, 2, 30, NULL, 233, 0.46, 20, 720),
	(4, '2024-01-26', 'org-1', 'org-1', 'snapshot', 'Chat', 'Full-time', 'Austin', 'friday', 1, 247.25, 2, 30.875, 247.1, 240, 0.53, 20, 741),
	(4, '2024-02-02', 'org-1', 'org-1', 'snapshot', 'Chat', 'Full-time', 'Austin', 'friday', 1, 239.25, 1, 29.875, 239.1, 232, 0.45, 20, 717),
	(6, '2024-02-05', '12', 'plan', 'snapshot', 'Voice', 'Full-time', 'Austin', 'monday', 1, 308.25, 0, 38.5, 308.1, 301, 0.17, 20, 924),
	(6, '2024-01-29', '12', 'plan', 'snapshot', 'Voice', 'Full-time', 'Austin', 'monday', 1, 316.25, 1, 39.5, 316.1, 309, 0.25, 20, 948),
	(6, '2024-01-22', '12', 'plan', 'snapshot', 'Voice', 'Full-time', 'Austin', 'monday', 1, 309.25, 1, 38.625, 309.1, 302, 0.18, 20, 927),
	(6, '2024-01-15', '12', 'plan', 'snapshot', 'Voice', 'Full-time', 'Austin', 'monday', 1, 304.25, 3, 38, 304.1, 297, 0.13, 20, 912),
	(6, '2024-01-08', '12', 'plan', 'snapshot', 'Voice', 'Full-time', 'Austin', 'monday', 1, 301.25, 0, 37.625, 301.1, 294, 0.1, 20, 903),
	(6, '2024-01-01', '12', 'plan', 'snapshot', 'Voice', 'Full-time', 'Austin', 'monday', 1, 300.25, 6, 37.5, NULL, 293, 0.9, 20, 900),
	(8, '2024-02-05', '12', 'actuals', 'running', 'Chat', 'Full-time', 'Austin', 'monday', 5, 2194.25, 23, 274.125, 439.43333333333334, 2158, 0.506, 20, 6579),
	(8, '2024-01-29', '12', 'actuals', 'running', 'Chat', 'Full-time', 'Austin', 'monday', 7, 3058.75, 33, 382.125, 436.5, 3008, 0.48714285714285716, 20, 9171),
	(8, '2024-01-22', '12', 'actuals', 'running', 'Chat', 'Full-time', 'Austin', 'monday', 7, 3100.75, 33, 387.375, 442.8142857142857, 3050, 0.5471428571428572, 20, 9297),
	(8, '2024-01-15', '12', 'actuals', 'running', 'Chat', 'Full-time', 'Austin', 'monday', 7, 3046.75, 28, 380.625, 431.76666666666665, 2996, 0.47, 20, 9135),
	(8, '2024-01-08', '12', 'actuals', 'running', 'Chat', 'Full-time', 'Austin', 'monday', 7, 3100.75, 33, 387.375, 442.8142857142857, 3050, 0.5471428571428572, 20, 9297),
	(9, '2024-02-05', '12', 'actuals', 'running', 'Voice', 'Full-time', 'Austin', 'monday', 10, 4578.5, 33, 572, 457.7, 4506, 0.211, 20, 13728),
	(9, '2024-01-29', '12', 'actuals', 'running', 'Voice', 'Full-time', 'Austin', 'monday', 14, 6383.5, 45, 797.5, 456.76666666666665, 6282, 0.19214285714285714, 20, 19140),
	(9, '2024-01-22', '12', 'actuals', 'running', 'Voice', 'Full-time', 'Austin', 'monday', 14, 6467.5, 38, 808, 460.5, 6366, 0.25214285714285717, 20, 19392),
	(9, '2024-01-15', '12', 'actuals', 'running', 'Voice', 'Full-time', 'Austin', 'monday', 14, 6359.5, 42, 794.5, 454.76666666666665, 6258, 0.175, 20, 19068),
	(9, '2024-01-08', '12', 'actuals', 'running', 'Voice', 'Full-time', 'Austin', 'monday', 14, 6467.5, 38, 808, 460.5, 6366, 0.25214285714285717, 20, 19392),
	(8, '2024-01-01', '12', 'actuals', 'running', 'Chat', 'Full-time', 'Austin', 'monday', 14, 7517.5, 52, 939.25, 536.5, 7416, 0.5171428571428571, 20, 22542),
	(9, '2024-01-01', '12', 'actuals', 'running', 'Voice', 'Full-time', 'Austin', 'monday', 22, 10612.5, 64, 1327.5, 506.76666666666665, 10473, 0.20714285714285716, 20, 31860),
	(11, '2024-02-05', '12', 'actuals', 'snapshot', 'Video', 'Full-time', 'Austin', 'monday', 1, 739.25, 4, 92.375, 739.1, 732, 0.6, 20, 2217),
	(11, '2024-01-29', '12', 'actuals', 'snapshot', 'Video', 'Full-time', 'Austin', 'monday', 1, 747.25, 5, 93.375, 747.1, 740, 0.68, 20, 2241),
	(11, '2024-01-22', '12', 'actuals', 'snapshot', 'Video', 'Full-time', 'Austin', 'monday', 1, 740.25, 5, 92.5, NULL, 733, 0.61, 20, 2220),
	(11, '2024-01-15', '12', 'actuals', 'snapshot', 'Video', 'Full-time', 'Austin', 'monday', 1, 735.25, 0, 91.875, NULL, 728, 0.56, 20, 2205),
	(11, '2024-01-08', '12', 'actuals', 'snapshot', 'Video', 'Full-time', 'Austin', 'monday', 1, 732.25, 4, 91.5, 732.1, 725, 0.53, 20, 2196),
	(11, '2024-01-01', '12', 'actuals', 'snapshot', 'Video', 'Full-time', 'Austin', 'monday', 1, 731.25, 3, 91.375, 731.1, 724, 0.52, 20, 2193),
	(12, '2024-02-05', '12', 'actuals', 'snapshot', 'Voice', 'Full-time', 'Austin', 'monday', 1, 708.25, 1, 88.5, 708.1, 701, 0.29, 20, 2124),
	(12, '2024-01-29', '12', 'actuals', 'snapshot', 'Voice', 'Full-time', 'Austin', 'monday', 1, 716.25, 2, 89.5, 716.1, 709, 0.37, 20, 2148),
	(12, '2024-01-22', '12', 'actuals', 'snapshot', 'Voice', 'Full-time', 'Austin', 'monday', 1, 709.25, 2, 88.625, 709.1, 702, 0.3, 20, 2127),
	(12, '2024-01-15', '12', 'actuals', 'snapshot', 'Voice', 'Full-time', 'Austin', 'monday', 1, 704.25, 4, 88, 704.1, 697, 0.25, 20, 2112),
	(12, '2024-01-08', '12', 'actuals', 'snapshot', 'Voice', 'Full-time', 'Austin', 'monday', 1, 701.25, 1, 87.625, 701.1, 694, 0.22, 20, 2103),
	(12, '2024-01-01', '12', 'actuals', 'snapshot', 'Voice', 'Full-time', 'Austin', 'monday', 1, 700.25, 0, 87.5, NULL, 693, 0.21, 20, 2100),
	(14, '2024-02-23', 'Zürich/West', '50%', 'running', 'コール', 'Full-time', '📞', 'friday', 1, 999999999999.123456789012345678, 0, 0, NULL, 0, NULL, NULL, 0),
	(15, '2024-02-23', 'Zürich/West', '50%', 'running', 'E-Mail', '"Teil"zeit', 'Graz, Süd/Ost', 'friday', 1, 0.000000000000000001, 0, 0, 1000, 0, NULL, NULL, 0),
	(17, '2023-12-31', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', 'running', 'Voice', 'Full-time', 'Austin', 'sunday', 2, 1601.5, 5, 200.125, 801.1, 1587, 0.245, 20, 4803);


--
-- Name: state_blocks_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.state_blocks_id_seq', 17, true);


--
-- Name: state_blocks state_blocks_grain_key_grain_type_state_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.state_blocks
    ADD CONSTRAINT state_blocks_grain_key_grain_type_state_name_key UNIQUE (grain_key, grain_type, state_name);


--
-- Name: state_blocks state_blocks_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.state_blocks
    ADD CONSTRAINT state_blocks_pkey PRIMARY KEY (id);


--
-- Name: storage_schema storage_schema_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.storage_schema
    ADD CONSTRAINT storage_schema_pkey PRIMARY KEY (version);


--
-- Name: weekly_figures weekly_figures_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.weekly_figures
    ADD CONSTRAINT weekly_figures_pkey PRIMARY KEY (aggregate_id, week);


--
-- Name: group_lists; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX group_lists ON public.state_blocks USING btree (grain_key COLLATE "C") WHERE (state_name = 'groups'::text);


--
-- PostgreSQL database dump complete
--


